package com.loctelli.bookings;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free slots as the API serves them.
 *
 * @param explain why there are none; and day by day, where that was asked for
 */
@Json
public record SlotsView(List<Free> data, @Nullable Explanation explain) {

    /**
     * One slot.
     *
     * @param userId whose it is, on a calendar of one member
     * @param localStartAt the beginning by the clock of the zone that was asked for
     */
    @Json
    public record Free(
            Instant startAt,
            Instant endAt,
            @Nullable String userId,
            @Nullable String localStartAt) {}

    /** Why, in stable words and in a sentence. */
    @Json
    public record Explanation(
            List<String> reasons,
            @Nullable String text,
            @Nullable List<Day> days) {}

    /** How many slots one local day has, or why it has none. */
    @Json
    public record Day(LocalDate date, int slots, List<String> reasons) {}

    static SlotsView of(SlotAnswer answer, @Nullable ZoneId zone, boolean isExplained) {
        var offers = answer.offers();
        var data = offers.slots().stream()
                .map(slot -> new Free(slot.startAt(), slot.endAt(), slot.userId(), local(slot.startAt(), zone)))
                .toList();
        var days = isExplained ? answer.days(zone == null ? answer.calendar().zone() : zone) : null;
        boolean isEmpty = data.isEmpty();
        return new SlotsView(
                data, isEmpty || isExplained ? new Explanation(offers.reasons(), offers.reason(), days) : null);
    }

    private static @Nullable String local(Instant start, @Nullable ZoneId zone) {
        return zone == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start.atZone(zone));
    }
}
