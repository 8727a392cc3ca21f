package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A booking as the API serves it; times are instants, {@code timezone} is the zone the lead is told them in. */
@Json
public record BookingView(
        String id,
        String calendarId,
        String userId,
        List<String> userIds,
        @Nullable String leadId,
        @Nullable String conversationId,
        Instant startAt,
        Instant endAt,
        int durationMinutes,
        @Nullable String timezone,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Location location,
        @Nullable String notes,
        BookingStatus status,
        @Nullable Instant holdExpiresAt,
        BookingSource source,
        @Nullable String cancelReason,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The view of a stored booking. */
    public static BookingView of(Stored<Booking> stored) {
        var booking = stored.value();
        return new BookingView(
                booking.id(),
                booking.calendarId(),
                booking.userId(),
                booking.userIds(),
                booking.leadId(),
                booking.conversationId(),
                booking.startAt(),
                booking.endAt(),
                booking.durationMinutes(),
                booking.timezone(),
                booking.type(),
                booking.subject(),
                booking.location(),
                booking.notes(),
                booking.status(),
                booking.holdExpiresAt(),
                booking.source(),
                booking.cancelReason(),
                stored.version(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
