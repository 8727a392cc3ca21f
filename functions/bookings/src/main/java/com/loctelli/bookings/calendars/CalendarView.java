package com.loctelli.bookings.calendars;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calendar as the API serves it. */
@Json
public record CalendarView(
        String id,
        String name,
        CalendarType type,
        String timezone,
        List<String> memberIds,
        List<CalendarMember> members,
        int slotMinutes,
        int intervalMinutes,
        int bufferBefore,
        int bufferAfter,
        int minNoticeMinutes,
        int horizonDays,
        @Nullable Integer maxPerDay,
        @Nullable Location location,
        Confirmation confirmation,
        boolean allowReschedule,
        boolean allowCancel,
        int cutoffMinutes,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    /** The view of a stored calendar. */
    public static CalendarView of(Stored<Calendar> stored) {
        var calendar = stored.value();
        return new CalendarView(
                calendar.id(),
                calendar.name(),
                calendar.type(),
                calendar.timezone(),
                calendar.memberIds(),
                calendar.members(),
                calendar.slotMinutes(),
                calendar.intervalMinutes(),
                calendar.bufferBefore(),
                calendar.bufferAfter(),
                calendar.minNoticeMinutes(),
                calendar.horizonDays(),
                calendar.maxPerDay(),
                calendar.location(),
                calendar.confirmation(),
                calendar.allowReschedule(),
                calendar.allowCancel(),
                calendar.cutoffMinutes(),
                calendar.isActive(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
