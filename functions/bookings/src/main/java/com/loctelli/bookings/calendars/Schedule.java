package com.loctelli.bookings.calendars;

import com.loctelli.bookings.slots.DateOverride;
import com.loctelli.bookings.slots.Interval;
import com.loctelli.bookings.slots.LocalHours;
import com.loctelli.bookings.slots.WeeklyHours;
import com.loctelli.bookings.slots.WorkingHours;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a person can be booked, by the clock of their own zone.
 *
 * @param weekly the hours of an ordinary week; a day left out is closed
 * @param overrides the hours of single dates in place of their weekday's
 * @param outOfOffice stretches of time in which they cannot be booked at all
 */
@Json
public record Schedule(
        String timezone, List<WeekdayHours> weekly, List<DateHours> overrides, List<Absence> outOfOffice) {

    /** Hours of one weekday, {@code MON} to {@code SUN}; the end may be {@code 24:00}. */
    @Json
    @Valid
    public record WeekdayHours(String day, String from, String to) {}

    /** The hours of one date; none mean closed. */
    @Json
    @Valid
    public record DateHours(LocalDate date, @Valid List<Hours> intervals) {}

    /** Hours of one day, {@code HH:mm}. */
    @Json
    @Valid
    public record Hours(String from, String to) {
        LocalHours local() {
            return LocalHours.of(from, to);
        }
    }

    /** A stretch of time away. */
    @Json
    @Valid
    public record Absence(Instant from, Instant to) {
        /** The stretch; throws {@link IllegalArgumentException} where it does not end after it begins. */
        public Interval interval() {
            return new Interval(from, to);
        }
    }

    /** Monday to Friday, nine to five: the hours of those who stated none. */
    public static Schedule officeHours(ZoneId zone) {
        return new Schedule(
                zone.getId(),
                Stream.of("MON", "TUE", "WED", "THU", "FRI")
                        .map(day -> new WeekdayHours(day, "09:00", "17:00"))
                        .toList(),
                List.of(),
                List.of());
    }

    /** The working hours; throws {@link IllegalArgumentException} for hours that are none. */
    public WorkingHours hours() {
        var week = weekly.stream()
                .map(hours -> WeeklyHours.Day.of(hours.day(), hours.from(), hours.to()))
                .toList();
        return new WorkingHours(
                new WeeklyHours(ZoneId.of(timezone), week),
                overrides.stream()
                        .map(date -> new DateOverride(
                                date.date(),
                                date.intervals().stream().map(Hours::local).toList()))
                        .toList());
    }
}
