package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.bookings.slots.Cells;
import com.loctelli.bookings.slots.Interval;
import com.loctelli.kernel.json.Copy;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An appointment, or a time held for one.
 *
 * @param userIds whose time it takes; one, or all members of a collective calendar
 * @param bufferBefore the buffers as they were agreed: the calendar's may change, the cells of this booking do not
 * @param timezone the zone in which the lead is told the time
 * @param giveBack an earlier time of a long booking whose cells did not fit the transaction that moved it
 */
@Json
public record Booking(
        String id,
        String calendarId,
        List<String> userIds,
        @Nullable String leadId,
        @Nullable String conversationId,
        Instant startAt,
        Instant endAt,
        int durationMinutes,
        int bufferBefore,
        int bufferAfter,
        @Nullable String timezone,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Location location,
        @Nullable String notes,
        BookingStatus status,
        @Nullable Instant holdExpiresAt,
        BookingSource source,
        String dedupeKey,
        String icalUid,
        int icalSequence,
        @Nullable String cancelReason,
        @Nullable Earlier giveBack) {

    /** Where a booking was before it moved. */
    @Json
    public record Earlier(List<String> userIds, Instant startAt, Instant endAt) {}

    /** The one whose appointment it is first of all. */
    public String userId() {
        return userIds.getFirst();
    }

    /** Whether it is agreed and still ahead. */
    public boolean isAgreed() {
        return status == BookingStatus.CONFIRMED;
    }

    /** Whether it still is what was wanted: not called off, and not moved away. */
    boolean fulfils(NewBooking wanted) {
        return status != BookingStatus.CANCELLED
                && calendarId.equals(wanted.calendarId())
                && startAt.equals(wanted.startAt());
    }

    /** The time of the appointment itself. */
    Interval interval() {
        return new Interval(startAt, endAt);
    }

    /** The cells it takes from each of its people. */
    Cells cells() {
        return Cells.covering(interval(), bufferBefore, bufferAfter);
    }

    Booking withStatus(BookingStatus now) {
        return Copy.of(this).with("status", now).with("holdExpiresAt", null).made();
    }

    Booking cancelled(@Nullable String reason) {
        return Copy.of(withStatus(BookingStatus.CANCELLED))
                .with("icalSequence", icalSequence + 1)
                .with("cancelReason", reason)
                .made();
    }

    Booking movedTo(List<String> people, Interval time, @Nullable Earlier left, int minutes) {
        return Copy.of(this)
                .with("userIds", people)
                .with("startAt", time.from())
                .with("endAt", time.to())
                .with("durationMinutes", minutes)
                .with("holdExpiresAt", null)
                .with("icalSequence", icalSequence + 1)
                .with("giveBack", left)
                .made();
    }

    /** The same with what is said about it changed; null leaves a field as it is, {@code removed} names what goes. */
    Booking told(
            @Nullable String newType,
            @Nullable String newSubject,
            @Nullable Location newLocation,
            @Nullable String newNotes,
            Set<String> removed) {
        return Copy.of(this)
                .told("type", newType)
                .told("subject", newSubject)
                .told("location", newLocation)
                .told("notes", newNotes)
                .without(removed)
                .made();
    }

    Booking of(@Nullable String lead, @Nullable String zone) {
        return Copy.of(this).with("leadId", lead).with("timezone", zone).made();
    }
}
