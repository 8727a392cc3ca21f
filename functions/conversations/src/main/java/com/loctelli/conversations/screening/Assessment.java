package com.loctelli.conversations.screening;

import io.avaje.jsonb.Json;
import java.util.List;

/**
 * What screening says of a text.
 *
 * @param rules the names of the signals that spoke, the weightiest first
 */
@Json
public record Assessment(Risk risk, List<String> rules) {
    /** Nothing to be said against it. */
    public static final Assessment CLEAN = new Assessment(Risk.LOW, List.of());

    public Assessment {
        rules = List.copyOf(rules);
    }
}
