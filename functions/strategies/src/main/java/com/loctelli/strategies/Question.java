package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something the agent finds out before it offers an appointment.
 *
 * @param id unique within its strategy
 * @param required whether no appointment is offered before the answer is known
 * @param field the lead's field or fact that the answer belongs in, such as {@code budget}
 */
@Json
public record Question(
        String id, String text, boolean required, @Nullable String field) {}
