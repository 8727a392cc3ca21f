package com.loctelli.standins.model;

import com.loctelli.standins.faults.Faults;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * How a {@link Model} is set up.
 *
 * @param faults whose target {@code openai} is obeyed
 * @param port the port, or 0 for a free one
 * @param speaker who answers
 * @param clock the time of every completion
 */
public record ModelSettings(Faults faults, int port, Function<ChatRequest, ChatReply> speaker, InstantSource clock) {

    /** The scripted salesperson on a free port by that clock. */
    public static ModelSettings of(Faults faults, InstantSource clock) {
        return new ModelSettings(faults, 0, new SalesAgent(clock), clock);
    }

    /** The same on that port. */
    public ModelSettings onPort(int wanted) {
        return new ModelSettings(faults, wanted, speaker, clock);
    }

    /** The same with somebody else speaking. */
    public ModelSettings spokenBy(Function<ChatRequest, ChatReply> other) {
        return new ModelSettings(faults, port, other, clock);
    }
}
