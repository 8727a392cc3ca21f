package com.loctelli.bookings.slots;

import java.time.Duration;
import java.time.Instant;

/**
 * Which slots are sought: those that begin at or after {@code from} and before {@code to}, as things stand {@code now}.
 *
 * <p>Windows that touch give every slot once, since only its beginning counts.
 */
public record SlotSearch(Instant from, Instant to, Instant now) {
    /** The longest window of one search. */
    public static final Duration LONGEST = Duration.ofDays(62);

    /** Refuses inverted windows and those longer than {@link #LONGEST}. */
    public SlotSearch {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a search ends after it begins and spans " + LONGEST.toDays() + " days at most");
        }
    }
}
