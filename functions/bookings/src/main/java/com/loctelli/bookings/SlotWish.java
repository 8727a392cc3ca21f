package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which slot a person wants and what for: what a booking and a hold ask alike. */
@Json
@Valid
public record SlotWish(
        @NotBlank String calendarId,
        Instant startAt,
        @Nullable Integer durationMinutes,
        @Nullable String userId,
        @Nullable @Size(max = 200) String subject,
        @Nullable @Size(max = 4000) String notes,
        @Nullable @Size(max = 40) String type,
        @Nullable @Valid Location location) {

    /** The booking that is wanted, for a lead where one is named. */
    NewBooking by(@Nullable String leadId, String dedupeKey) {
        return new NewBooking(
                calendarId,
                leadId,
                startAt,
                durationMinutes,
                userId,
                subject,
                notes,
                BookingSource.USER,
                dedupeKey,
                null,
                type,
                location);
    }
}
