package com.loctelli.messaging.senders;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a number; what is null stays.
 *
 * @param isDefault whether it becomes the default; the one that was is none any more
 * @param pool empty takes it out of its pool
 */
public record SenderChange(
        @Nullable String label,
        @Nullable String health,
        boolean isDefault,
        @Nullable String messagingServiceSid,
        @Nullable Integer dailyCap,
        @Nullable Ramp ramp,
        @Nullable Registration a2p,
        @Nullable String pool,
        @Nullable Throughput throughput) {
    /** Nothing changes. */
    private static final SenderChange NONE = new SenderChange(null, null, false, null, null, null, null, null, null);

    /** The number as it is when another becomes the default. */
    static SenderNumber notDefault(SenderNumber old) {
        return NONE.of(old, false);
    }

    /** The number with the change. */
    SenderNumber of(SenderNumber old) {
        return of(old, isDefault || old.isDefault());
    }

    private SenderNumber of(SenderNumber old, boolean asDefault) {
        var inPool = pool == null ? old.pool() : pool.isEmpty() ? null : pool;
        return new SenderNumber(
                old.id(),
                old.phone(),
                old.provider(),
                old.country(),
                Objects.requireNonNullElse(health, old.health()),
                asDefault,
                label == null ? old.label() : label,
                messagingServiceSid == null ? old.messagingServiceSid() : messagingServiceSid,
                old.createdAt(),
                dailyCap == null ? old.dailyCap() : dailyCap,
                ramp == null ? old.ramp() : ramp,
                a2p == null ? old.a2p() : a2p,
                inPool,
                throughput == null ? old.throughput() : throughput);
    }
}
