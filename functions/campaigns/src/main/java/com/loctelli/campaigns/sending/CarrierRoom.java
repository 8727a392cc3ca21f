package com.loctelli.campaigns.sending;

import com.loctelli.messaging.senders.DestinationCarrier;
import java.util.EnumMap;
import java.util.Map;

/** How many segments each carrier still takes from one number in this tick; those of which no limit is known are not in it. */
final class CarrierRoom {
    private final Map<DestinationCarrier, Long> left;
    private final Map<DestinationCarrier, Long> used = new EnumMap<>(DestinationCarrier.class);

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
            return false;
        }
        left.put(carrier, room - segments);
        used.merge(carrier, segments, Long::sum);
        return true;
    }

    /** Gives back what was taken of a carrier's room. */
    void giveBack(DestinationCarrier carrier, long segments) {
        left.computeIfPresent(carrier, (_, room) -> room + segments);
        used.computeIfPresent(carrier, (_, some) -> some > segments ? some - segments : null);
    }

    /** What was taken. */
    Map<DestinationCarrier, Long> used() {
        return Map.copyOf(used);
    }
}
