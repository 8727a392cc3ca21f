package com.loctelli.conversations;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a head, made from the head as it was read and refused when it is no longer so: its epoch and its last
 * sequence number must be the same, and, for the agent's own writes, it must still be the agent's. The index
 * attributes follow from the fields here and nowhere else.
 */
final class HeadChange {
    private final Conversation head;
    private final Instant now;
    private final Update update = new Update();
    private ConversationStatus status;
    private Instant activity;
    private @Nullable ProblemType refusal;

    HeadChange(Conversation head, Instant now) {
        this.head = head;
        this.now = now;
        this.status = head.status();
        this.activity = head.lastActivityAt();
    }

    HeadChange status(ConversationStatus to) {
        status = to;
        update.set("status", to);
        if (head.status() == ConversationStatus.SNOOZED && to != ConversationStatus.SNOOZED) {
            update.remove("snoozedUntil");
        }
        return this;
    }

    /** One more message. */
    HeadChange message(Direction direction) {
        activity = now;
        update.set("lastSeq", head.lastSeq() + 1)
                .set("lastActivityAt", now)
                .set(direction == Direction.IN ? "lastInboundAt" : "lastOutboundAt", now);
        if (direction == Direction.OUT) {
            update.setOnce("firstResponseAt", now);
        }
        return this;
    }

    HeadChange epoch() {
        update.set("epoch", head.epoch() + 1);
        return this;
    }

    HeadChange owner(Ownership ownership) {
        update.set("ownership", ownership);
        return this;
    }

    HeadChange set(String field, Object value) {
        update.set(field, value);
        return this;
    }

    HeadChange add(String field, int amount) {
        update.add(field, amount);
        return this;
    }

    /** The agent is to answer these. */
    HeadChange pending(PendingBatch batch) {
        update.set("pendingBatch", batch).set(ConversationKeys.BY_DUE, ConversationKeys.byDue(batch, head.id()));
        return this;
    }

    /** Nothing is to be answered, nothing to be woken. */
    HeadChange settled() {
        update.remove("pendingBatch").remove(ConversationKeys.BY_DUE);
        return this;
    }

    /** Nothing is to be answered, and the conversation is to be woken. */
    HeadChange snoozed(Instant until) {
        update.remove("pendingBatch")
                .set("snoozedUntil", until)
                .set(ConversationKeys.BY_DUE, ConversationKeys.DUE_WAKE + Json.text(until) + "#" + head.id());
        return status(ConversationStatus.SNOOZED);
    }

    /** What it means when the head has changed; a conflict, where this is not said. */
    HeadChange otherwise(ProblemType type) {
        refusal = type;
        return this;
    }

    /** The write for anyone. */
    Write write(Rows rows) {
        update.set(ConversationKeys.BY_ACTIVITY, ConversationKeys.byActivity(activity, head.id()))
                .set(ConversationKeys.BY_STATUS, ConversationKeys.byStatus(status, activity, head.id()));
        return rows.upsert(ConversationKeys.head(head.id()), update)
                .when(Condition.equal("epoch", head.epoch()).and(Condition.equal("lastSeq", head.lastSeq())))
                .otherwise(refusal == null ? ProblemType.CONFLICT : refusal);
    }

    /** The write for the agent: refused too where the conversation is no longer its own. */
    Write fenced(Rows rows) {
        return otherwise(ConversationProblems.SUPERSEDED)
                .write(rows)
                .when(Condition.equal("ownership.mode", OwnershipMode.AI));
    }
}
