package com.loctelli.messaging.decision;

import java.time.ZoneId;
import java.util.List;

/**
 * Where a person may be.
 *
 * @param zones every zone it can be, the likeliest first
 * @param source how that is known, a wire name of {@link com.loctelli.contact.ZoneSource}
 * @param country ISO 3166, or empty
 * @param state the postal abbreviation of the state, or empty
 */
public record Whereabouts(List<ZoneId> zones, String source, String country, String state) {

    public Whereabouts {
        zones = List.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a person is in some zone");
        }
    }

    ZoneId likeliest() {
        return zones.getFirst();
    }
}
