package com.loctelli.standins.faults;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is switched on for one target, as the control endpoint reads and writes it.
 *
 * @param target one of {@link Faults#TARGETS}
 * @param kind the JSON name of a {@link FaultKind}; {@code none} switches the target's faults off
 * @param rate the share of requests that fail, from 0 (off) to 1 (all)
 * @param seed where the stream of decisions starts; 0 when absent
 */
@Json
public record FaultSetting(
        String target, String kind, double rate, @Nullable Long seed) {}
