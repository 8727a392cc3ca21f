package com.loctelli.messaging.tally;

import com.loctelli.messaging.decision.Purpose;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many texts are where, as the API serves it.
 *
 * @param days those that had texts, the earliest first
 */
@Json
public record SmsStats(String from, String to, Counts totals, List<Day> days) {

    /** One day's; a text belongs to the day of the sub-account's own time on which it was asked for. */
    @Json
    public record Day(String day, Counts totals, Map<String, Counts> purposes) {}

    /**
     * Each text is in one of these.
     *
     * @param waiting to be handed over, now or later, or in question
     * @param carrier with the carrier, which has not told their fate
     * @param skipped kept back by a rule
     */
    @Json
    public record Counts(
            long total,
            long waiting,
            long carrier,
            long delivered,
            long undelivered,
            long failed,
            long skipped,
            long canceled) {

        private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        static Counts of(Tally one) {
            return new Counts(
                    one.total(),
                    one.waiting(),
                    one.carrier(),
                    one.delivered(),
                    one.undelivered(),
                    one.failed(),
                    one.skipped(),
                    one.canceled());
        }

        static Counts of(Collection<Counts> some) {
            return some.stream().reduce(NONE, Counts::and);
        }

        private Counts and(Counts more) {
            return new Counts(
                    total + more.total,
                    waiting + more.waiting,
                    carrier + more.carrier,
                    delivered + more.delivered,
                    undelivered + more.undelivered,
                    failed + more.failed,
                    skipped + more.skipped,
                    canceled + more.canceled);
        }
    }

    static SmsStats of(String from, String to, Map<String, Map<Purpose, Tally>> tallies) {
        var days = new ArrayList<Day>();
        tallies.forEach((day, purposes) -> {
            var counts = new TreeMap<String, Counts>();
            purposes.forEach((purpose, tally) -> counts.put(purpose.wire(), Counts.of(tally)));
            days.add(new Day(day, Counts.of(counts.values()), counts));
        });
        return new SmsStats(from, to, Counts.of(days.stream().map(Day::totals).toList()), days);
    }
}
