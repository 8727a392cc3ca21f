package com.loctelli.messaging;

import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.storage.Write;
import com.loctelli.messaging.decision.Decision;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.tally.Counted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was judged and is not stored yet. Commit {@link #writes} with your own, then send {@link #messages}:
 * a message that is lost is restored by the sweep, for the stored text is the truth.
 *
 * @param status {@code pending}, {@code deferred} or {@code skipped}
 * @param notBefore when a deferred text may leave
 * @param writes refused with {@link MessagingProblems#ALREADY_REQUESTED} where the dedupe key was used, and with
 *     {@link MessagingProblems#SUPPRESSED} where the person has opted out since the facts were read
 * @param counted what the text changes in the counts, which is among the writes unless it was prepared as one of many
 */
public record PreparedText(
        String id,
        TextState status,
        Decision decision,
        @Nullable Instant notBefore,
        List<Write> writes,
        List<Outgoing> messages,
        Counted counted) {

    public PreparedText {
        writes = List.copyOf(writes);
        messages = List.copyOf(messages);
    }
}
