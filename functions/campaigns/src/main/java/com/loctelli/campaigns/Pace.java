package com.loctelli.campaigns;

import com.loctelli.messaging.senders.DestinationCarrier;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Until when what the sub-account's campaigns share is used up.
 *
 * @param tenant of what all of them may send
 * @param senders of what may leave by each number, and to each carrier by a number that is limited there
 * @param asked when each campaign last asked for a share
 */
@Json
public record Pace(@Nullable Instant tenant, Map<String, Instant> senders, Map<String, Instant> asked) {
    static final String KEY = "PACE";
    static final Pace UNUSED = new Pace(null, Map.of(), Map.of());

    @Nullable
    Instant of(String sender) {
        return senders.get(sender);
    }

    /** The name of what a carrier takes from a number. */
    static String carrier(String sender, DestinationCarrier carrier) {
        return sender + "|" + carrier.wire();
    }

    /** The same after more was taken of some of them. */
    Pace used(Map<String, Instant> through) {
        var all = new HashMap<>(senders);
        all.putAll(through);
        return new Pace(tenant, Map.copyOf(all), asked);
    }

    /** How many campaigns share, this one among them. */
    int sharers(String campaignId, Instant now) {
        return recent(asked, campaignId, now).size();
    }

    /** The same after the campaign took its share; what nobody asked of for two minutes is forgotten. */
    Pace with(Instant allThrough, String sender, Instant through, String campaignId, Instant now) {
        var all = recent(senders, sender, now);
        all.put(sender, through);
        return new Pace(allThrough, Map.copyOf(all), Map.copyOf(recent(asked, campaignId, now)));
    }

    private static Map<String, Instant> recent(Map<String, Instant> times, String own, Instant now) {
        var all = new HashMap<>(times);
        all.values().removeIf(time -> time.isBefore(now.minus(TickCampaign.TICK.multipliedBy(2))));
        all.put(own, now);
        return all;
    }
}
