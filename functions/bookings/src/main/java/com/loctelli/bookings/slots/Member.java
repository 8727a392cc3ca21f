package com.loctelli.bookings.slots;

import java.time.Instant;
import java.util.List;

/**
 * A person whose time is offered: their hours, what is taken of it (bookings with buffers, absences, other calendars),
 * and when the bookings begin that count towards the daily limit.
 */
public record Member(MemberId id, WorkingHours hours, Busy busy, List<Instant> bookingStarts) {
    /** Keeps its own copy of the starts. */
    public Member {
        bookingStarts = List.copyOf(bookingStarts);
    }
}
