package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Removable;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a calendar besides its name and its zone, when it is made and when it is changed; what is null
 * stays as it is, or as it is by default.
 *
 * @param reminders what a lead is texted before an appointment; an empty list ends it
 * @param memberIds the members by their ids alone; {@code members} says more of them and counts where both are given
 */
@Json
@Valid
public record CalendarTerms(
        @Nullable CalendarType type,
        @Nullable List<String> memberIds,
        @Nullable @Valid List<CalendarMember> members,
        @Nullable Integer slotMinutes,
        @Nullable Integer intervalMinutes,
        @Nullable Integer bufferBefore,
        @Nullable Integer bufferAfter,
        @Nullable Integer minNoticeMinutes,
        @Nullable Integer horizonDays,
        @Removable @Nullable Integer maxPerDay,
        @Removable @Nullable @Valid Location location,
        @Nullable Confirmation confirmation,
        @Nullable Boolean allowReschedule,
        @Nullable Boolean allowCancel,
        @Nullable Integer cutoffMinutes,
        @Nullable Boolean isActive,
        @Nullable @Valid List<Reminder> reminders) {

    /** The members that are named, in either way; null where none are. */
    @Nullable
    List<CalendarMember> who() {
        if (members != null || memberIds == null) {
            return members;
        }
        return memberIds.stream().map(CalendarMember::of).toList();
    }
}
