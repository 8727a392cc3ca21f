package com.loctelli.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * To whom the agent gives a conversation.
 *
 * @param assigneeId the user who is to look after it; null for nobody in particular
 * @param slaDueAt by when a person should have answered; null for no such clock
 * @param resumeAt when the agent takes it back where nobody has answered; null for never
 */
public record Handover(
        String reason,
        @Nullable String assigneeId,
        @Nullable Instant slaDueAt,
        @Nullable Instant resumeAt) {
    /** To nobody in particular, without a clock. */
    public static Handover because(String reason) {
        return new Handover(reason, null, null, null);
    }
}
