package com.loctelli.bookings.calendars;

import com.loctelli.bookings.slots.SlotRules;
import com.loctelli.kernel.json.Copy;
import io.avaje.jsonb.Json;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be booked, of whom and by which rules.
 *
 * @param timezone the zone of the hours of those members who stated none of their own
 * @param maxPerDay how many appointments of this calendar one member takes on one local day
 * @param reminders the texts that a lead gets before an appointment; null for none
 * @param cutoffMinutes how long before it begins an appointment can still be moved or cancelled by a lead or the agent
 */
@Json
public record Calendar(
        String id,
        String name,
        CalendarType type,
        String timezone,
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
        @Nullable List<Reminder> reminders) {

    /** The reminders that its leads get, the earliest first. */
    public List<Reminder> everyReminder() {
        return reminders == null
                ? List.of()
                : reminders.stream()
                        .sorted(Comparator.comparingInt(Reminder::offsetMinutes).reversed())
                        .toList();
    }

    /** The members' ids, in their order. */
    public List<String> memberIds() {
        return members.stream().map(CalendarMember::userId).toList();
    }

    /** The same of those of its members who are named. */
    Calendar keeping(List<String> userIds) {
        return Copy.of(this)
                .with(
                        "members",
                        members.stream()
                                .filter(member -> userIds.contains(member.userId()))
                                .toList())
                .made();
    }

    /** The zone. */
    public ZoneId zone() {
        return ZoneId.of(timezone);
    }

    /** The rules for an appointment of that length and those buffers. */
    public SlotRules rules(int minutes, int before, int after) {
        return new SlotRules(minutes, intervalMinutes, before, after, minNoticeMinutes, horizonDays, maxPerDay);
    }

    /**
     * Who is asked first: the member with the fewest bookings for their weight, then by priority, then by id.
     *
     * @param load how many bookings each member has around the time in question
     */
    public Comparator<String> fairness(Map<String, Integer> load) {
        return Comparator.comparingDouble((String id) ->
                        load.getOrDefault(id, 0) / (double) member(id).shares())
                .thenComparingInt(id -> member(id).rank())
                .thenComparing(Comparator.naturalOrder());
    }

    private CalendarMember member(String id) {
        return members.stream()
                .filter(member -> member.userId().equals(id))
                .findFirst()
                .orElseGet(() -> CalendarMember.of(id));
    }
}
