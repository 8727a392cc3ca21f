package com.loctelli.leads;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a lead's timeline.
 *
 * @param type a word such as {@code created}, {@code updated}, {@code status_changed}, {@code assigned}
 * @param reason why, or which fields
 * @param ref the id of what it is about; two entries of the same time and reference are one
 */
@Json
public record LeadEvent(
        String type,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        Actor actor,
        Instant at,
        @Nullable String ref) {

    /** An entry that tells no more than that it happened. */
    public static LeadEvent of(String type, Actor actor, Instant at) {
        return new LeadEvent(type, null, null, null, actor, at, null);
    }

    /** With what it went from and to. */
    public LeadEvent moving(@Nullable String before, @Nullable String after) {
        return new LeadEvent(type, before, after, reason, actor, at, ref);
    }

    /** With a reason. */
    public LeadEvent because(@Nullable String why) {
        return new LeadEvent(type, from, to, why, actor, at, ref);
    }

    /** With what it is about. */
    public LeadEvent about(String id) {
        return new LeadEvent(type, from, to, reason, actor, at, id);
    }
}
