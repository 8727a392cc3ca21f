package com.loctelli.assistant.turn;

import com.loctelli.assistant.tools.HandOff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a dialogue with the model came to. */
sealed interface Result {

    /** A reply that passed the gate; with why a person takes over after it, where the model asked so. */
    record Reply(String text, @Nullable HandOff handOff) implements Result {}

    /** No reply that may leave: a person takes over. */
    record GivenUp(String reason) implements Result {}

    /** The model cannot be asked now. */
    record Later(String reason, @Nullable Duration retryAfter) implements Result {}

    /** The lead wants no more texts: not even this one. */
    record OptedOut() implements Result {}

    /** The conversation is no longer as it was, or another turn is at it. */
    record Overtaken() implements Result {}
}
