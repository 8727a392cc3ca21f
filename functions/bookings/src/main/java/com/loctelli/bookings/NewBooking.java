package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking that is wanted.
 *
 * @param durationMinutes its length; null for the calendar's own
 * @param userId whose time; null for any member's, picked fairly, and for that of all where they are booked together
 * @param dedupeKey what makes a repeated wish the same: the booking it made before is answered again, as long as it is
 *     what is wanted
 */
public record NewBooking(
        String calendarId,
        @Nullable String leadId,
        Instant startAt,
        @Nullable Integer durationMinutes,
        @Nullable String userId,
        @Nullable String subject,
        @Nullable String notes,
        BookingSource source,
        String dedupeKey,
        @Nullable String conversationId,
        @Nullable String type,
        @Nullable Location location) {

    /** A booking that says nothing of its type and place: those of the calendar hold. */
    public NewBooking(
            String calendarId,
            @Nullable String leadId,
            Instant startAt,
            @Nullable Integer durationMinutes,
            @Nullable String userId,
            @Nullable String subject,
            @Nullable String notes,
            BookingSource source,
            String dedupeKey,
            @Nullable String conversationId) {
        this(
                calendarId,
                leadId,
                startAt,
                durationMinutes,
                userId,
                subject,
                notes,
                source,
                dedupeKey,
                conversationId,
                null,
                null);
    }
}
