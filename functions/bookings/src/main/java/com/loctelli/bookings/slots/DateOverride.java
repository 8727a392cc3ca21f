package com.loctelli.bookings.slots;

import java.time.LocalDate;
import java.util.List;

/** The hours of one date in place of those of its weekday; no hours mean closed. */
public record DateOverride(LocalDate date, List<LocalHours> hours) {
    /** Keeps the hours in order, overlapping ones made one. */
    public DateOverride {
        hours = LocalHours.merged(hours);
    }

    /** Closed all day. */
    public static DateOverride closed(LocalDate date) {
        return new DateOverride(date, List.of());
    }
}
