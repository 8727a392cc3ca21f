package com.loctelli.assistant.suggestions;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What a person made of a suggestion. */
public enum SuggestionState {
    /** Nothing yet. */
    OPEN,
    /** It was sent, as it was or edited. */
    ACCEPTED,
    /** It was not wanted. */
    REJECTED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
