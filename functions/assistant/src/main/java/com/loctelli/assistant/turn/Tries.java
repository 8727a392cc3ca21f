package com.loctelli.assistant.turn;

import com.loctelli.conversations.Conversation;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tries of one turn: those that the model did not answer, and the one that runs.
 *
 * @param seq the last message that is to be answered: another one begins anew
 * @param attempts how many the model did not answer
 * @param notBefore when the next try is due; while one runs, when it must have ended
 * @param turnId the turn that runs; null where none does, and the next try is planned
 * @param epoch the conversation's epoch that the turn runs in: in another one its reply is void, and nobody waits for it
 */
@Json
record Tries(
        long seq,
        Instant firstAt,
        int attempts,
        Instant notBefore,
        @Nullable String turnId,
        long epoch) {

    /** The tries of the turn on that message: the earlier ones where they are of it, and none otherwise. */
    static Tries of(@Nullable Tries earlier, long seq, Instant now) {
        return earlier != null && earlier.seq == seq ? earlier : new Tries(seq, now, 0, now, null, 0);
    }

    /** One more that was not answered, and when the next is due. */
    Tries failed(Instant next) {
        return new Tries(seq, firstAt, attempts + 1, next, null, 0);
    }

    /** One runs, until then at most. */
    Tries running(String turn, long inEpoch, Instant end) {
        return new Tries(seq, firstAt, attempts, end, turn, inEpoch);
    }

    /** Whether the conversation's next try is to wait: another is planned, or runs. */
    boolean isAhead(Conversation head, Instant now) {
        return seq == head.lastSeq() && (turnId == null || epoch == head.epoch()) && notBefore.isAfter(now);
    }
}
