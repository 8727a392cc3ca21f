package com.loctelli.campaigns.sending;

import com.loctelli.messaging.senders.DestinationCarrier;
import io.avaje.jsonb.Json;
import java.time.Duration;
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
 * @param days how many texts numbers whose day is limited have given or sent on it, null where no such number gave any
 * @param daysAt when each of them gave some last
 */
@Json
public record Pace(
        @Nullable Instant tenant,
        Map<String, Instant> senders,
        Map<String, Instant> asked,
        @Nullable Map<String, Long> days,
        @Nullable Map<String, Instant> daysAt) {
    static final String KEY = "PACE";
    static final Pace UNUSED = new Pace(null, Map.of(), Map.of(), null, null);
    /** For how long what was given may be on its way: longer than a released text waits in its queue, or is held once. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(30);

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

    /**
     * What a number gave on the day and may still be on its way: nothing where it has given nothing for a while, for of
     * what a tick took that was stopped nobody ever hears again.
     */
    long given(String sender, LocalDate day, Instant now) {
        var name = day(sender, day);
        var last = daysAt == null ? null : daysAt.get(name);
        boolean isOnItsWay = last != null && last.plus(ON_ITS_WAY).isAfter(now);
        return days == null || !isOnItsWay ? 0 : days.getOrDefault(name, 0L);
    }

    /** The same after more was taken of some of them, and some of all and of their day was given back. */
    Pace used(Instant allThrough, Map<String, Instant> through, Map<String, Long> back) {
        var all = new HashMap<>(senders);
        all.putAll(through);
        var left = new HashMap<>(days == null ? Map.<String, Long>of() : days);
        back.forEach((name, some) -> left.computeIfPresent(name, (_, given) -> Math.max(0, given - some)));
        return new Pace(allThrough, Map.copyOf(all), asked, left.isEmpty() ? null : Map.copyOf(left), daysAt);
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

    /**
     * The same after the campaign took its share; what nobody asked of for two minutes is forgotten, and other days.
     *
     * @param ofToday what has been given in all on the day of each number that gave some
     */
    Pace with(
            Instant allThrough,
            Map<String, Instant> through,
            Map<String, Long> ofToday,
            String campaignId,
            Instant now) {
        var all = recent(senders, now);
        all.putAll(through);
        var times = new HashMap<String, Instant>();
        ofToday.keySet().forEach(name -> times.put(name, now));
        return new Pace(
                allThrough,
                Map.copyOf(all),
                Map.copyOf(recent(asked, campaignId, now)),
                ofToday.isEmpty() ? days : renewed(days, ofToday),
                ofToday.isEmpty() ? daysAt : renewed(daysAt, times));
    }

    private static <V> Map<String, V> renewed(@Nullable Map<String, V> old, Map<String, V> ofToday) {
        var all = new HashMap<>(old == null ? Map.<String, V>of() : old);
        var today = ofToday.keySet().stream()
                .map(name -> name.substring(name.lastIndexOf('|')))
                .toList();
        all.keySet().removeIf(name -> today.stream().noneMatch(name::endsWith));
        all.putAll(ofToday);
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
