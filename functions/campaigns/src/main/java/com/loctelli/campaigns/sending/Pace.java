package com.loctelli.campaigns.sending;

import com.loctelli.messaging.senders.DestinationCarrier;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Until when what the sub-account's campaigns share is used up.
 *
 * @param tenant of what all of them may send
 * @param senders of what may leave by each number, and to each carrier by a number that is limited there
 * @param asked when each campaign last asked for a share
 * @param days how many texts numbers whose day is limited gave on it, null where no such number gave any
 */
@Json
public record Pace(
        @Nullable Instant tenant,
        Map<String, Instant> senders,
        Map<String, Instant> asked,
        @Nullable Map<String, Long> days) {
    static final String KEY = "PACE";
    static final Pace UNUSED = new Pace(null, Map.of(), Map.of(), null);

    @Nullable
    Instant of(String sender) {
        return senders.get(sender);
    }

    /** The name of what a carrier takes from a number. */
    static String carrier(String sender, DestinationCarrier carrier) {
        return sender + "|" + carrier.wire();
    }

    /** The name of what a number gave on a day. */
    static String day(String sender, LocalDate day) {
        return sender + "|" + day;
    }

    /** What a number gave on the day. */
    long given(String sender, LocalDate day) {
        return days == null ? 0 : days.getOrDefault(day(sender, day), 0L);
    }

    /** The same after more was taken of some of them, and some of all and of their day was given back. */
    Pace used(Instant allThrough, Map<String, Instant> through, Map<String, Long> back) {
        var all = new HashMap<>(senders);
        all.putAll(through);
        var left = new HashMap<>(days == null ? Map.<String, Long>of() : days);
        back.forEach((name, some) -> left.computeIfPresent(name, (_, given) -> Math.max(0, given - some)));
        return new Pace(allThrough, Map.copyOf(all), asked, left.isEmpty() ? null : Map.copyOf(left));
    }

    /** How many campaigns share, this one among them. */
    int sharers(String campaignId, Instant now) {
        return recent(asked, campaignId, now).size();
    }

    /** The same without those who have just had their part of what is left: what they left is for the others. */
    int stillToCome(String campaignId, Instant now) {
        var sharing = recent(asked, campaignId, now);
        var lately = now.minus(TickCampaign.TICK.dividedBy(2));
        sharing.entrySet()
                .removeIf(one ->
                        !one.getKey().equals(campaignId) && one.getValue().isAfter(lately));
        return sharing.size();
    }

    /** The same after the campaign took its share; what nobody asked of for two minutes is forgotten, and other days. */
    Pace with(
            Instant allThrough,
            Map<String, Instant> through,
            Map<String, Long> ofToday,
            String campaignId,
            Instant now) {
        var all = recent(senders, now);
        all.putAll(through);
        return new Pace(
                allThrough,
                Map.copyOf(all),
                Map.copyOf(recent(asked, campaignId, now)),
                ofToday.isEmpty() ? days : summed(ofToday));
    }

    private Map<String, Long> summed(Map<String, Long> ofToday) {
        var all = new HashMap<>(days == null ? Map.<String, Long>of() : days);
        var today = ofToday.keySet().stream()
                .map(name -> name.substring(name.lastIndexOf('|')))
                .toList();
        all.keySet().removeIf(name -> today.stream().noneMatch(name::endsWith));
        ofToday.forEach((name, some) -> all.merge(name, some, Long::sum));
        return Map.copyOf(all);
    }

    private static Map<String, Instant> recent(Map<String, Instant> times, String own, Instant now) {
        var all = recent(times, now);
        all.put(own, now);
        return all;
    }

    private static Map<String, Instant> recent(Map<String, Instant> times, Instant now) {
        var all = new HashMap<>(times);
        all.values().removeIf(time -> time.isBefore(now.minus(TickCampaign.TICK.multipliedBy(2))));
        return all;
    }
}
