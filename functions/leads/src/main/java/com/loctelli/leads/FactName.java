package com.loctelli.leads;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What a fact is about. */
public enum FactName {
    /** What the lead can spend. */
    BUDGET(true),
    /** When it is wanted. */
    TIMELINE(true),
    /** Who decides. */
    DECISION_MAKER(true),
    /** What hurts. */
    PAIN_POINT(false),
    /** What speaks against it. */
    OBJECTION(false),
    /** What is needed. */
    NEED(false),
    /** Anything else. */
    CUSTOM(false);

    private final boolean single;

    FactName(boolean single) {
        this.single = single;
    }

    /** Whether a newer fact of this name replaces the one before it. */
    public boolean isSingle() {
        return single;
    }

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
