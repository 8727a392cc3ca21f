package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.bookings.slots.Cells;
import com.loctelli.bookings.slots.Interval;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
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

    /** The time of the appointment itself. */
    Interval interval() {
        return new Interval(startAt, endAt);
    }

    /** The cells it takes from each of its people. */
    Cells cells() {
        return Cells.covering(interval(), bufferBefore, bufferAfter);
    }

    Booking withStatus(BookingStatus now) {
        return new Booking(
                id,
                calendarId,
                userIds,
                leadId,
                conversationId,
                startAt,
                endAt,
                durationMinutes,
                bufferBefore,
                bufferAfter,
                timezone,
                type,
                subject,
                location,
                notes,
                now,
                null,
                source,
                dedupeKey,
                icalUid,
                icalSequence,
                cancelReason,
                giveBack);
    }

    Booking cancelled(@Nullable String reason) {
        return new Booking(
                id,
                calendarId,
                userIds,
                leadId,
                conversationId,
                startAt,
                endAt,
                durationMinutes,
                bufferBefore,
                bufferAfter,
                timezone,
                type,
                subject,
                location,
                notes,
                BookingStatus.CANCELLED,
                null,
                source,
                dedupeKey,
                icalUid,
                icalSequence + 1,
                reason,
                giveBack);
    }

    Booking movedTo(List<String> people, Interval time, @Nullable Earlier left, int minutes) {
        return new Booking(
                id,
                calendarId,
                people,
                leadId,
                conversationId,
                time.from(),
                time.to(),
                minutes,
                bufferBefore,
                bufferAfter,
                timezone,
                type,
                subject,
                location,
                notes,
                status,
                null,
                source,
                dedupeKey,
                icalUid,
                icalSequence + 1,
                cancelReason,
                left);
    }

    /** The same with what is said about it changed; null leaves a field as it is. */
    Booking told(
            @Nullable String newType,
            @Nullable String newSubject,
            @Nullable Location newLocation,
            @Nullable String newNotes) {
        return new Booking(
                id,
                calendarId,
                userIds,
                leadId,
                conversationId,
                startAt,
                endAt,
                durationMinutes,
                bufferBefore,
                bufferAfter,
                timezone,
                newType == null ? type : newType,
                newSubject == null ? subject : newSubject,
                newLocation == null ? location : newLocation,
                newNotes == null ? notes : newNotes,
                status,
                holdExpiresAt,
                source,
                dedupeKey,
                icalUid,
                icalSequence,
                cancelReason,
                giveBack);
    }

    Booking of(@Nullable String lead, @Nullable String zone) {
        return new Booking(
                id,
                calendarId,
                userIds,
                lead,
                conversationId,
                startAt,
                endAt,
                durationMinutes,
                bufferBefore,
                bufferAfter,
                zone,
                type,
                subject,
                location,
                notes,
                status,
                holdExpiresAt,
                source,
                dedupeKey,
                icalUid,
                icalSequence,
                cancelReason,
                giveBack);
    }
}
