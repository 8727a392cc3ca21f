package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Copy;
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
        List<Reminder> reminders,
        Instant createdAt,
        Instant updatedAt) {

    /** The view of a stored calendar. */
    public static CalendarView of(Stored<Calendar> stored) {
        return Copy.of(stored.value())
                .with("memberIds", stored.value().memberIds())
                .with("reminders", stored.value().everyReminder())
                .with("createdAt", stored.createdAt())
                .with("updatedAt", stored.updatedAt())
                .as(CalendarView.class);
    }
}
