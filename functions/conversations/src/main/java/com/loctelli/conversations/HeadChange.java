package com.loctelli.conversations;

import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a head, made from the head as it was read and refused when it is no longer so: its epoch and its last
 * sequence number must be the same, and, for the agent's own writes, it must still be the agent's. The index
 * attributes follow from the fields here and nowhere else.
 */
final class HeadChange {
    /** The lead wrote. */
    static final String MESSAGE_RECEIVED = "message_received";
    /** Somebody of ours wrote, or the product did. */
    static final String MESSAGE_SENT = "message_sent";

    private final Conversation head;
    private final Instant now;
    private final Update update = new Update();
    private long lastSeq;
    private ConversationStatus status;
    private Instant activity;
    private Ownership owner;
    private @Nullable PendingBatch batch;
    private @Nullable FollowUpPlan followUp;
    private @Nullable Instant snoozedUntil;
    private @Nullable Instant slaDueAt;
    private @Nullable Instant slaBreachedAt;
    private @Nullable ProblemType refusal;
    private @Nullable Direction said;
    private boolean isSeen;

    HeadChange(Conversation head, Instant now) {
        this.head = head;
        this.now = now;
        this.lastSeq = head.lastSeq();
        this.status = head.status();
        this.activity = head.lastActivityAt();
        this.owner = head.ownership();
        this.batch = head.pendingBatch();
        this.followUp = head.followUp();
        this.snoozedUntil = head.snoozedUntil();
        this.slaDueAt = head.slaDueAt();
        this.slaBreachedAt = head.slaBreachedAt();
    }

    HeadChange status(ConversationStatus to) {
        status = to;
        if (to != ConversationStatus.SNOOZED) {
            snoozedUntil = null;
        }
        return this;
    }

    /** One more message. */
    HeadChange message(Direction direction) {
        activity = now;
        said = direction;
        lastSeq = head.lastSeq() + 1;
        update.set("lastSeq", lastSeq)
                .set("lastActivityAt", now)
                .set(direction == Direction.IN ? "lastInboundAt" : "lastOutboundAt", now);
        if (direction == Direction.OUT) {
            update.setOnce("firstResponseAt", now);
        }
        return this;
    }

    /** One more message, which the product sent by itself: it answers nobody and is nobody's activity. */
    HeadChange notice() {
        said = Direction.OUT;
        lastSeq = head.lastSeq() + 1;
        update.set("lastSeq", lastSeq).set("lastOutboundAt", now);
        return this;
    }

    /** A campaign's text, of which the conversation did not know, and the answer to it. */
    HeadChange answer(CampaignReason reason) {
        activity = now;
        said = Direction.IN;
        lastSeq = head.lastSeq() + 2;
        update.set("lastSeq", lastSeq)
                .set("lastActivityAt", now)
                .set("lastOutboundAt", reason.text().at())
                .set("lastInboundAt", now);
        return this;
    }

    /** The campaign that is the reason of the conversation from now on, null for none, and what it is led from. */
    HeadChange reason(@Nullable String campaignId, @Nullable String ledFrom) {
        put("campaignId", head.campaignId(), campaignId);
        put("ledFrom", head.ledFrom(), ledFrom);
        return this;
    }

    /** The strategy that the agent follows from now on; null for the sub-account's. */
    HeadChange strategy(@Nullable String strategyId) {
        put("strategyId", head.strategyId(), strategyId);
        return this;
    }

    HeadChange epoch() {
        update.set("epoch", head.epoch() + 1);
        return this;
    }

    HeadChange owner(Ownership ownership) {
        owner = ownership;
        return this;
    }

    /** What those who watch see of it is another conversation than before, whatever else changes. */
    HeadChange seen() {
        isSeen = true;
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
    HeadChange pending(PendingBatch due) {
        batch = due;
        followUp = null;
        return this;
    }

    /** Nothing is to be answered, and the agent is not to write by itself. */
    HeadChange settled() {
        batch = null;
        followUp = null;
        return this;
    }

    /** Nothing is to be answered, and the agent writes again where the lead does not. */
    HeadChange waiting(@Nullable FollowUpPlan next) {
        batch = null;
        followUp = next;
        return this;
    }

    /** Nothing is to be answered, and the conversation is to be woken. */
    HeadChange snoozed(Instant until) {
        settled().status(ConversationStatus.SNOOZED);
        snoozedUntil = until;
        return this;
    }

    /** A person should have answered by then; null where nobody need. */
    HeadChange answerBy(@Nullable Instant due) {
        slaDueAt = due;
        slaBreachedAt = null;
        return this;
    }

    /** The time for a person's answer has passed. */
    HeadChange breached() {
        slaBreachedAt = now;
        return this;
    }

    /** What it means when the head has changed; a conflict, where this is not said. */
    HeadChange otherwise(ProblemType type) {
        refusal = type;
        return this;
    }

    /** The write for anyone. */
    Write write(Rows rows) {
        if (status != head.status()) {
            update.set("status", status);
        }
        if (!owner.equals(head.ownership())) {
            update.set("ownership", owner);
        }
        // Written whenever it is there: the index below says it, and settling it moves neither epoch nor number.
        put("pendingBatch", batch == null ? head.pendingBatch() : null, batch);
        put("followUp", head.followUp(), followUp);
        put("snoozedUntil", head.snoozedUntil(), snoozedUntil);
        put("slaDueAt", head.slaDueAt(), slaDueAt);
        put("slaBreachedAt", head.slaBreachedAt(), slaBreachedAt);
        var due = due();
        if (due == null) {
            update.remove(ConversationKeys.BY_DUE);
        } else {
            update.set(ConversationKeys.BY_DUE, due);
        }
        update.set(ConversationKeys.BY_ACTIVITY, ConversationKeys.byActivity(activity, head.id()))
                .set(ConversationKeys.BY_STATUS, ConversationKeys.byStatus(status, activity, head.id()));
        var write = rows.upsert(ConversationKeys.head(head.id()), update)
                .when(Condition.equal("epoch", head.epoch()).and(Condition.equal("lastSeq", head.lastSeq())))
                .otherwise(refusal == null ? ProblemType.CONFLICT : refusal);
        var type = type();
        return type == null
                ? write
                : write.telling(Happening.ofConversation(
                        type, head.id(), head.leadId(), lastSeq, owner.mode().wire()));
    }

    /** What happened, as those who watch are told; null where they would see nothing. */
    private @Nullable String type() {
        if (said != null) {
            return said == Direction.IN ? MESSAGE_RECEIVED : MESSAGE_SENT;
        }
        if (!owner.equals(head.ownership())) {
            return "ownership_changed";
        }
        return isSeen || status != head.status() || !Objects.equals(slaBreachedAt, head.slaBreachedAt())
                ? "conversation_changed"
                : null;
    }

    /** The write for the agent: refused too where the conversation is no longer its own. */
    Write fenced(Rows rows) {
        return otherwise(ConversationProblems.SUPERSEDED)
                .write(rows)
                .when(Condition.equal("ownership.mode", OwnershipMode.AI));
    }

    private void put(String field, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (after == null) {
            update.remove(field);
        } else {
            update.set(field, after);
        }
    }

    /** The next thing that time alone brings about; whatever it is, the head says it. */
    private @Nullable String due() {
        if (batch != null) {
            return ConversationKeys.byDue(batch, head.id());
        }
        var first = earlier(
                earlier(snoozedUntil, slaBreachedAt == null ? slaDueAt : null),
                earlier(owner.resumesAt(snoozedUntil), followUp == null ? null : followUp.dueAt()));
        return first == null ? null : ConversationKeys.byWake(first, head.id());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
