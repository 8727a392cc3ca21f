package com.loctelli.leads;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a lead's timeline as it is served. */
@Json
public record TimelineEntry(
        String type,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        Actor actor,
        Instant at,
        @Nullable String ref) {

    static TimelineEntry of(Stored<LeadEvent> stored) {
        return Copy.of(stored.value()).as(TimelineEntry.class);
    }
}
