package com.loctelli.evals;

import io.avaje.jsonb.Json;

/**
 * What was found of one assertion.
 *
 * @param detail what is wrong, without the words of anybody; empty where it holds
 */
@Json
public record Finding(Assertion assertion, boolean pass, String detail) {

    static Finding of(Assertion assertion, boolean pass, String otherwise) {
        return new Finding(assertion, pass, pass ? "" : otherwise);
    }
}
