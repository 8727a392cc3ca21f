package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Copy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some fields of a calendar, new or changed; what is null stays as it is, or as it is by default.
 *
 * @param removed JSON pointers of what is taken away
 */
public record CalendarChange(
        @Nullable String name, @Nullable String timezone, CalendarTerms terms, Set<String> removed) {

    /** A change that takes nothing away. */
    public CalendarChange(@Nullable String name, @Nullable String timezone, CalendarTerms terms) {
        this(name, timezone, terms, Set.of());
    }

    /** A calendar of these fields, with the defaults in place of those that are not given; checked. */
    public Calendar create(String id) {
        var who = or(terms.who(), List.<CalendarMember>of());
        int slot = or(terms.slotMinutes(), 30);
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
                true,
                null));
    }

    /** The calendar with these fields in place of its own; checked. */
    public Calendar apply(Calendar old) {
        var changed = Copy.of(old)
                .told("name", name)
                .told("timezone", timezone)
                .told("type", terms.type())
                .told("members", terms.who())
                .told("slotMinutes", terms.slotMinutes())
                .told("intervalMinutes", terms.intervalMinutes())
                .told("bufferBefore", terms.bufferBefore())
                .told("bufferAfter", terms.bufferAfter())
                .told("minNoticeMinutes", terms.minNoticeMinutes())
                .told("horizonDays", terms.horizonDays())
                .told("maxPerDay", terms.maxPerDay())
                .told("location", terms.location())
                .told("confirmation", terms.confirmation())
                .told("allowReschedule", terms.allowReschedule())
                .told("allowCancel", terms.allowCancel())
                .told("cutoffMinutes", terms.cutoffMinutes())
                .told("isActive", terms.isActive())
                .told("reminders", terms.reminders())
                .without(removed)
                .made();
        CalendarRules.check(changed);
        return changed;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
