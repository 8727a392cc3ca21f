package com.loctelli.messaging.senders;

import com.loctelli.kernel.json.Copy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a number; what is null stays.
 *
 * @param isDefault whether it becomes the default; the one that was is none any more
 * @param pool empty takes it out of its pool
 * @param removed the components of the number that are taken away, as JSON pointers
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
        @Nullable Throughput throughput,
        Set<String> removed) {
    /** Nothing changes. */
    private static final SenderChange NONE = new SenderChange(null, null, false, null, null, null, null, null, null);

    /** A change that takes nothing away. */
    public SenderChange(
            @Nullable String label,
            @Nullable String health,
            boolean isDefault,
            @Nullable String messagingServiceSid,
            @Nullable Integer dailyCap,
            @Nullable Ramp ramp,
            @Nullable Registration a2p,
            @Nullable String pool,
            @Nullable Throughput throughput) {
        this(label, health, isDefault, messagingServiceSid, dailyCap, ramp, a2p, pool, throughput, Set.of());
    }

    /** The number as it is when another becomes the default. */
    static SenderNumber notDefault(SenderNumber old) {
        return NONE.of(old, false);
    }

    /** The number with the change. */
    SenderNumber of(SenderNumber old) {
        return of(old, isDefault || old.isDefault());
    }

    private SenderNumber of(SenderNumber old, boolean asDefault) {
        return Copy.of(old)
                .told("health", health)
                .with("isDefault", asDefault)
                .told("label", label)
                .told("messagingServiceSid", messagingServiceSid)
                .told("dailyCap", dailyCap)
                .told("ramp", ramp)
                .told("a2p", a2p)
                .with("pool", pool == null ? old.pool() : pool.isEmpty() ? null : pool)
                .told("throughput", throughput)
                .without(removed)
                .made();
    }
}
