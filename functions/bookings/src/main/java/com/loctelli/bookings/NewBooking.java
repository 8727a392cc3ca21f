package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking that is wanted.
 *
 * @param durationMinutes its length; null for the calendar's own
 * @param userId whose time; null for any member's, picked fairly
 * @param dedupeKey what makes a repeated wish the same: the booking it made before is answered again
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
