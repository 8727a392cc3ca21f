package com.loctelli.bookings.slots;

import java.time.Instant;

/** A time that can be booked with one person; its buffers lie outside it. */
public record Slot(MemberId member, Instant start, Instant end) {
    /** The time of the appointment itself. */
    public Interval interval() {
        return new Interval(start, end);
    }
}
