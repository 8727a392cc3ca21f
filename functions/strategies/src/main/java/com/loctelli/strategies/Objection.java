package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;

/**
 * What to answer to an objection.
 *
 * @param type the objection in a word or a sentence, such as {@code too expensive}
 */
@Json
@Valid
public record Objection(
        @NotBlank @Size(max = 200) String type,
        @NotBlank @Size(max = 2000) String response) {}
