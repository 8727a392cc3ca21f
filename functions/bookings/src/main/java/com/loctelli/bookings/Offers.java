package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.bookings.slots.Availability;
import com.loctelli.bookings.slots.Slot;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.json.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes offers of slots: each beginning once, and of many a few that differ. */
final class Offers {
    private static final LocalTime NOON = LocalTime.of(12, 30);

    private Offers() {}

    static OfferedSlots of(Calendar calendar, Availability found) {
        if (found instanceof Availability.NoSlots none) {
            return new OfferedSlots(List.of(), none.explanation(), words(none.reasons()));
        }
        var byStart = new LinkedHashMap<Instant, OfferedSlot>();
        found.slots().forEach(slot -> byStart.putIfAbsent(slot.start(), slot(calendar, slot)));
        return new OfferedSlots(List.copyOf(byStart.values()), null, List.of());
    }

    static OfferedSlot slot(Calendar calendar, Slot slot) {
        var userId = calendar.type() == CalendarType.PERSONAL ? slot.member().value() : null;
        return new OfferedSlot(calendar.id(), userId, slot.start(), slot.end());
    }

    static Map<String, Object> wire(OfferedSlot slot) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("startAt", Json.text(slot.startAt()));
        wire.put("endAt", Json.text(slot.endAt()));
        if (slot.userId() != null) {
            wire.put("userId", slot.userId());
        }
        return wire;
    }

    static List<String> words(Collection<Availability.Reason> reasons) {
        return reasons.stream().map(Shape::wire).toList();
    }

    /**
     * At most so many of them, in order of time: on the first days, some of each day, its first one and the first after
     * noon before others, since a person who cannot come at nine rarely can at half past.
     */
    static List<OfferedSlot> few(List<OfferedSlot> slots, ZoneId zone, int most) {
        if (slots.size() <= most) {
            return slots;
        }
        var days = new TreeMap<LocalDate, List<OfferedSlot>>();
        slots.forEach(slot -> days.computeIfAbsent(slot.startAt().atZone(zone).toLocalDate(), day -> new ArrayList<>())
                .add(slot));
        int aDay = Math.max(2, Math.ceilDiv(most, 3));
        var picked = new ArrayList<OfferedSlot>();
        var rest = new ArrayList<OfferedSlot>();
        for (var day : days.values()) {
            var ranked = ranked(day, zone);
            picked.addAll(ranked.subList(0, Math.min(aDay, ranked.size())));
            rest.addAll(ranked.subList(Math.min(aDay, ranked.size()), ranked.size()));
        }
        picked.addAll(rest);
        return picked.stream()
                .limit(most)
                .sorted(Comparator.comparing(OfferedSlot::startAt))
                .toList();
    }

    private static List<OfferedSlot> ranked(List<OfferedSlot> day, ZoneId zone) {
        var ranked = new ArrayList<>(day);
        day.stream()
                .filter(slot -> !slot.startAt().atZone(zone).toLocalTime().isBefore(NOON))
                .findFirst()
                .filter(slot -> ranked.indexOf(slot) > 1)
                .ifPresent(slot -> {
                    ranked.remove(slot);
                    ranked.add(1, slot);
                });
        return ranked;
    }
}
