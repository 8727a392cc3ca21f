package com.loctelli.campaigns;

import com.loctelli.messaging.senders.DestinationCarrier;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many segments each carrier still takes of a campaign in this tick. Carriers of which no limit is known are not in
 * it. Whoever has to be passed over keeps their place, and costs no write.
 */
final class CarrierRoom {
    /** So many are read in vain at most. */
    private static final int MOST_PASSED_OVER = 1000;

    private final Map<DestinationCarrier, Long> left;
    private final Map<DestinationCarrier, Long> used = new EnumMap<>(DestinationCarrier.class);
    private int passedOver;

    CarrierRoom(Map<DestinationCarrier, Long> left) {
        this.left = left.isEmpty() ? new EnumMap<>(DestinationCarrier.class) : new EnumMap<>(left);
    }

    boolean isLimited(DestinationCarrier carrier) {
        return left.containsKey(carrier);
    }

    /** Takes a text's segments of a carrier's room; false, and nothing is taken, where there is none. */
    boolean takes(DestinationCarrier carrier, long segments) {
        var room = left.get(carrier);
        if (room == null) {
            return true;
        }
        if (room <= 0) {
            passedOver++;
            return false;
        }
        left.put(carrier, room - segments);
        used.merge(carrier, segments, Long::sum);
        return true;
    }

    /** Whether it is worth reading on. */
    boolean isWorthMore() {
        return passedOver < MOST_PASSED_OVER;
    }

    /** What was taken, at least: a transaction that failed has taken too. */
    Map<DestinationCarrier, Long> used() {
        return Map.copyOf(used);
    }
}
