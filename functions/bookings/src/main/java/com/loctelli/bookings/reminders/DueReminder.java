package com.loctelli.bookings.reminders;

import com.loctelli.bookings.Booking;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that waits for its time.
 *
 * @param schedule which of the booking's times it is about: it is raised by every move and by the end
 * @param offsetMinutes how long before the appointment it is due, which is its kind
 * @param template its words as they were when it was planned, null for ours
 */
@Json
record DueReminder(
        String bookingId,
        int schedule,
        int offsetMinutes,
        Instant startAt,
        Instant fireAt,
        @Nullable String template) {

    /** What makes two of them the same text. */
    String dedupeKey() {
        return "booking:" + bookingId + ":" + schedule + ":" + offsetMinutes + "m";
    }

    /** Whether the booking still is what it was planned for. */
    boolean isOf(Booking booking) {
        return booking.isAgreed()
                && booking.icalSequence() == schedule
                && booking.startAt().equals(startAt);
    }
}
