package com.loctelli.assistant.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking the model. */
public sealed interface ModelAnswer {

    /**
     * It spoke: a text, or calls of tools, or both.
     *
     * @param usage null where the server does not say
     * @param model the model that answered, by its own word
     * @param scripted whether a script speaks in a model's place
     */
    record Spoke(
            String text, List<ToolCall> calls, @Nullable Usage usage, String model, boolean scripted)
            implements ModelAnswer {}

    /**
     * It ended early, for length or a content filter: what there is of it is not to be used.
     *
     * @param usage null where the server does not say
     */
    record CutOff(String reason, @Nullable Usage usage) implements ModelAnswer {}

    /**
     * It cannot answer now, and asking later may help: throttling, an error of the server, a key that it does not know,
     * a lost connection, a body that is not the protocol's.
     *
     * @param retryAfter how long it is to be left alone, where that is known
     */
    record Later(String reason, @Nullable Duration retryAfter) implements ModelAnswer {}

    /** It will not answer this however often it is asked: a model that is not there, a question that it cannot read. */
    record Refused(String reason) implements ModelAnswer {}
}
