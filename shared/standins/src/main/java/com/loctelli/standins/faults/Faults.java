package com.loctelli.standins.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The faults of all targets. One instance is shared by the stand-ins and the control endpoint; safe for use by many
 * threads.
 */
public final class Faults {

    /** Every target that faults can be set for. */
    public static final List<String> TARGETS = List.of("twilio", "openai", "ghl", "dynamodb", "sqs");

    private final Map<String, FaultStream> streams = new LinkedHashMap<>();
    private final Duration hang;
    private final Duration slowness;

    /** No faults yet; a time-out hangs 40 seconds, a slow answer takes two. */
    public Faults() {
        this(Duration.ofSeconds(40), Duration.ofSeconds(2));
    }

    /**
     * No faults yet.
     *
     * @param hang how long a request hangs by {@link FaultKind#TIMEOUT}: longer than the client's patience
     * @param slowness how late an answer comes by {@link FaultKind#SLOW}: shorter than that patience
     */
    public Faults(Duration hang, Duration slowness) {
        this.hang = hang;
        this.slowness = slowness;
        TARGETS.forEach(target -> streams.put(target, new FaultStream(target)));
    }

    /**
     * The decisions for one target.
     *
     * @throws IllegalArgumentException for an unknown target
     */
    public FaultStream of(String target) {
        FaultStream stream = streams.get(target);
        if (stream == null) {
            throw new IllegalArgumentException("target must be one of " + TARGETS);
        }
        return stream;
    }

    /**
     * Replaces what was set for the setting's target and starts its stream at the seed.
     *
     * @throws IllegalArgumentException when target, kind or rate is not known or out of range
     */
    public void set(FaultSetting setting) {
        of(setting.target()).set(setting);
    }

    /** What is set for every target, the silent ones included. */
    public List<FaultSetting> settings() {
        return streams.values().stream().map(FaultStream::setting).toList();
    }

    /** Switches everything off. */
    public void clear() {
        streams.values().forEach(FaultStream::clear);
    }

    /** How long a request hangs by {@link FaultKind#TIMEOUT}. */
    public Duration hang() {
        return hang;
    }

    /** How late an answer comes by {@link FaultKind#SLOW}. */
    public Duration slowness() {
        return slowness;
    }
}
