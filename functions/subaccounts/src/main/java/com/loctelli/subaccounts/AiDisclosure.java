package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * How leads learn that an AI writes to them. Asked, it always says so.
 *
 * @param text what is said
 */
@Json
public record AiDisclosure(Mode mode, String text) {

    /** Fills in what is missing in what was stored. */
    public AiDisclosure {
        mode = Objects.requireNonNullElse(mode, Mode.ON_REQUEST);
        text = Objects.requireNonNullElse(text, "I'm an AI assistant. A person can take over at any time.");
    }

    /** When it is said. */
    public enum Mode {
        /** With the first text. */
        AT_START,
        /** When the lead asks. */
        ON_REQUEST,
        /** Both. */
        BOTH;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
