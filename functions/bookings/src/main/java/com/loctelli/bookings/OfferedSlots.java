package com.loctelli.bookings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be offered, in order of time; each beginning once.
 *
 * @param reason why there is nothing, in sentences for people; null where there is something
 * @param reasons the same as stable words, such as {@code fully_booked}
 */
public record OfferedSlots(
        List<OfferedSlot> slots, @Nullable String reason, List<String> reasons) {
    /** Keeps its own copies. */
    public OfferedSlots {
        slots = List.copyOf(slots);
        reasons = List.copyOf(reasons);
    }
}
