package com.loctelli.assistant.gate;

import io.avaje.jsonb.Json;

/**
 * One thing that a reply was checked for.
 *
 * @param detail what was wrong, in words that help the model to mend it; empty when it passed
 */
@Json
public record Check(String name, boolean pass, String detail) {
    static Check passed(String name) {
        return new Check(name, true, "");
    }

    static Check failed(String name, String detail) {
        return new Check(name, false, detail);
    }
}
