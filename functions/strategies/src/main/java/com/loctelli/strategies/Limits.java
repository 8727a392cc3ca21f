package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * How much the agent may say.
 *
 * @param maxAiMessagesPerConversation after so many of its texts a person takes over; counted anew where the agent is
 *     given the conversation again, and where the lead writes after the matter was settled
 * @param maxPerDay how many texts to one lead a day; null for no limit of the strategy's own
 */
@Json
@Valid
public record Limits(
        @Nullable @Min(1) @Max(100) Integer maxAiMessagesPerConversation,
        @Nullable @Min(1) @Max(1000) Integer maxPerDay) {
    private static final int DEFAULT_MESSAGES = 25;

    /** No statement: 25 messages a conversation. */
    public static final Limits DEFAULT = new Limits(DEFAULT_MESSAGES, null);

    /** After how many of the agent's texts, since it began, a person takes over. */
    public int messages() {
        return maxAiMessagesPerConversation == null ? DEFAULT_MESSAGES : maxAiMessagesPerConversation;
    }

    /** This with what the other states. */
    public Limits with(@Nullable Limits change) {
        if (change == null) {
            return this;
        }
        return new Limits(
                change.maxAiMessagesPerConversation == null ? messages() : change.maxAiMessagesPerConversation,
                change.maxPerDay == null ? maxPerDay : change.maxPerDay);
    }
}
