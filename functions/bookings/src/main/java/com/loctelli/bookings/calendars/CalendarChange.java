package com.loctelli.bookings.calendars;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some fields of a calendar, new or changed; what is null stays as it is, or as it is by default. */
public record CalendarChange(
        @Nullable String name,
        @Nullable CalendarType type,
        @Nullable String timezone,
        @Nullable List<CalendarMember> members,
        @Nullable Integer slotMinutes,
        @Nullable Integer intervalMinutes,
        @Nullable Integer bufferBefore,
        @Nullable Integer bufferAfter,
        @Nullable Integer minNoticeMinutes,
        @Nullable Integer horizonDays,
        @Nullable Integer maxPerDay,
        @Nullable Location location,
        @Nullable Confirmation confirmation,
        @Nullable Boolean allowReschedule,
        @Nullable Boolean allowCancel,
        @Nullable Integer cutoffMinutes,
        @Nullable Boolean isActive) {

    /** The members that a request names, by their ids alone or in full; in full wins. */
    static @Nullable List<CalendarMember> members(
            @Nullable List<String> memberIds, @Nullable List<CalendarMember> members) {
        if (members != null || memberIds == null) {
            return members;
        }
        return memberIds.stream().map(CalendarMember::of).toList();
    }

    /** A calendar of these fields, with the defaults in place of those that are not given; checked. */
    public Calendar create(String id) {
        var who = or(members, List.<CalendarMember>of());
        int slot = or(slotMinutes, 30);
        return apply(new Calendar(
                id,
                or(name, ""),
                who.size() > 1 ? CalendarType.ROUND_ROBIN : CalendarType.PERSONAL,
                or(timezone, "UTC"),
                who,
                slot,
                // Slots shorter than half an hour would leave holes in a half-hourly grid.
                Math.min(slot, 30),
                0,
                15,
                120,
                30,
                null,
                null,
                Confirmation.AUTO,
                true,
                true,
                0,
                true));
    }

    /** The calendar with these fields in place of its own; checked. */
    public Calendar apply(Calendar old) {
        var changed = new Calendar(
                old.id(),
                or(name, old.name()),
                or(type, old.type()),
                or(timezone, old.timezone()),
                or(members, old.members()),
                or(slotMinutes, old.slotMinutes()),
                or(intervalMinutes, old.intervalMinutes()),
                or(bufferBefore, old.bufferBefore()),
                or(bufferAfter, old.bufferAfter()),
                or(minNoticeMinutes, old.minNoticeMinutes()),
                or(horizonDays, old.horizonDays()),
                maxPerDay == null ? old.maxPerDay() : maxPerDay,
                location == null ? old.location() : location,
                or(confirmation, old.confirmation()),
                or(allowReschedule, old.allowReschedule()),
                or(allowCancel, old.allowCancel()),
                or(cutoffMinutes, old.cutoffMinutes()),
                or(isActive, old.isActive()));
        CalendarRules.check(changed);
        return changed;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
