package com.loctelli.campaigns.recipients;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recipient as the API serves it; the text itself is that of {@code textId}. */
@Json
public record RecipientView(
        String leadId,
        String to,
        RecipientState state,
        @Nullable String skipReason,
        @Nullable Instant deferUntil,
        @Nullable String textId,
        @Nullable Instant releasedAt,
        boolean optedOut,
        boolean replied,
        Instant updatedAt) {

    static RecipientView of(Stored<Recipient> stored) {
        var one = stored.value();
        return new RecipientView(
                one.leadId(),
                one.to(),
                one.state(),
                one.skipReason(),
                one.deferUntil(),
                one.textId(),
                one.releasedAt(),
                one.hasOptedOut(),
                one.hasReplied(),
                stored.updatedAt());
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "RecipientView[" + leadId + ", " + state.wire() + "]";
    }
}
