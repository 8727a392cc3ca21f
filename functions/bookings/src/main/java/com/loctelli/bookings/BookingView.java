package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.kernel.json.Copy;
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
        return Copy.of(stored.value())
                .with("userId", stored.value().userId())
                .with("version", stored.version())
                .with("createdAt", stored.createdAt())
                .with("updatedAt", stored.updatedAt())
                .as(BookingView.class);
    }
}
