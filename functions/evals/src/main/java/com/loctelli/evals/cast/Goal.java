package com.loctelli.evals.cast;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What a lead is after. */
public enum Goal {
    /** An appointment: the lead answers questions, asks for times and takes one. */
    BOOK,
    /** Answers to questions, and no appointment. */
    ASK,
    /** A person. */
    PERSON,
    /** To be left alone: the lead says STOP in the middle. */
    STOP,
    /** To get the agent to break its rules. */
    ATTACK,
    /** Nothing: the lead answers once and is silent. */
    SILENT;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
