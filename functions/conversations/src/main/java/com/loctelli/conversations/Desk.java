package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.strategies.Sleep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What persons do to conversations. Each step reads the head, changes it on condition that it is still so, and begins
 * again where somebody was faster.
 */
public final class Desk {
    /** How often a step begins again; beyond that the caller is told to come back. */
    static final int ATTEMPTS = 12;

    private final Platform platform;
    private final Rows rows;
    private final TenantConversations conversations;

    Desk(Platform platform, Rows rows, TenantConversations conversations) {
        this.platform = platform;
        this.rows = rows;
        this.conversations = conversations;
    }

    /**
     * A person answers from now on, and what the agent has said and no carrier has yet is called off, its last words when
     * it gave the conversation away too; taking over what they have taken already changes nothing.
     */
    public Owned takeOver(String id, String userId, String reason) {
        var head = change(id, new Unsent(platform, rows)::callOff, current -> {
            boolean isTheirs =
                    current.ownership().isTakenBy(userId) && current.ownership().resumeAt() == null;
            return isTheirs
                    ? null
                    : new HeadChange(current, platform.clock().now())
                            .owner(Ownership.human(userId, platform.clock().now(), reason))
                            .epoch()
                            .settled();
        });
        return owned(head);
    }

    /**
     * The agent answers from now on. What the lead wrote last and nobody answered becomes its batch at once, unless the
     * matter is settled; releasing what is the agent's already changes nothing.
     */
    public Owned release(String id, String reason) {
        var before = need(id).value();
        return before.ownership().isAi()
                ? owned(before)
                : giveBack(id, reason, current -> !current.ownership().isAi());
    }

    /**
     * The same where the head as it is then says that it is to be given back: a person may have taken it, or written,
     * since it was read.
     */
    Owned giveBack(String id, String reason, Predicate<Conversation> isToReturn) {
        var head = change(id, current -> {
            if (!isToReturn.test(current)) {
                return null;
            }
            var now = platform.clock().now();
            var change = new HeadChange(current, now)
                    .owner(Ownership.ai(now, reason))
                    .set("aiMessagesSince", 0)
                    .answerBy(null)
                    .epoch();
            return conversations.isUnanswered(current) && ConversationAgent.isThere(platform, rows.tenant(), current)
                    ? change.pending(PendingBatch.atOnce(now, current.lastSeq()))
                    : change.settled();
        });
        callFor(head);
        return owned(head);
    }

    /** Tells of the turn that answers what waits for the agent; nothing where nothing does. */
    void callFor(Conversation head) {
        var batch = head.pendingBatch();
        if (batch != null && head.ownership().isAi()) {
            var due = TurnDue.of(head.id(), TurnDue.INBOUND, batch.throughSeq());
            platform.queues().send(Outgoing.of(QueueName.TURNS, rows.tenant(), due));
        }
    }

    /**
     * The matter is settled; what the agent was about to say is withdrawn, and called off where no carrier has it yet.
     * The lead's next text opens it again. Where the agent returns by itself before that, it answers nothing of it.
     */
    public Conversation resolve(String id) {
        return change(
                id,
                new Unsent(platform, rows)::callOff,
                current -> current.status() == ConversationStatus.RESOLVED
                        ? null
                        : new HeadChange(current, platform.clock().now())
                                .status(ConversationStatus.RESOLVED)
                                .set("unreadCount", 0)
                                .answerBy(null)
                                .epoch()
                                .settled());
    }

    /**
     * The conversation rests until then; what the agent was about to say is withdrawn, and it does not return by itself
     * meanwhile: what nobody has answered by then it answers when the rest is over. The lead's next text wakes it.
     */
    public Conversation snooze(String id, Instant until) {
        if (!until.isAfter(platform.clock().now())) {
            throw Problem.field("/until", "value", "must be in the future");
        }
        return change(
                id,
                new Unsent(platform, rows)::callOff,
                current -> new HeadChange(current, platform.clock().now())
                        .epoch()
                        .answerBy(null)
                        .snoozed(until)
                        .seen());
    }

    /** A user of the sub-account looks after it from now on; whoever answers stays the same. */
    public Conversation assign(String id, String userId) {
        // The user's own item says that there is one: the condition is part of the same transaction.
        var user = platform.database()
                .table(TableName.ACCESS)
                .of(rows.tenant())
                .check("USER#" + userId, Condition.present(TableName.SORT))
                .otherwise(_ -> Problem.field("/userId", "value", "There is no user of this id"));
        return change(
                id,
                _ -> List.of(user),
                current -> new HeadChange(current, platform.clock().now())
                        .set("assigneeId", userId)
                        .seen());
    }

    /** All messages up to now were read by a person. */
    public void read(String id) {
        platform.database().commit(rows.update(ConversationKeys.head(id), new Update().set("unreadCount", 0)));
    }

    /** A message of a person and what is written of it. */
    record Said(StoredMessage message, List<Write> writes) {}

    /**
     * The writes of a person's message, which takes the conversation over for as long as the strategy wants the agent to
     * sleep; whatever it was about to say is refused in any case. Refused as a conflict where the head has changed.
     */
    Said says(Stored<Conversation> stored, String text, Actor person, String textId, Sleep sleep) {
        var head = stored.value();
        var now = platform.clock().now();
        boolean isTheirs = head.ownership().isOf(person.id());
        var letters = new Letters(platform, rows);
        var message = letters.outbound(head.lastSeq() + 1, person, text, textId, null, now);
        var change = new HeadChange(head, now)
                .message(Direction.OUT)
                .epoch()
                .set("unreadCount", 0)
                .settled()
                .answerBy(null)
                .status(ConversationStatus.WAITING_LEAD);
        var minutes = sleep.minutes();
        var wakes = minutes == null ? null : now.plus(Duration.ofMinutes(minutes));
        boolean isTakenOver =
                isTheirs || sleep.isOnManualMessage() || !head.ownership().isAi();
        var writes = new ArrayList<Write>();
        if (isTakenOver && !head.ownership().isTakenBy(person.id())) {
            writes.addAll(new Unsent(platform, rows).callOff(head));
        }
        if (isTheirs) {
            // What a person took by hand stays theirs until they give it back; what their text took, their text keeps.
            change.owner(head.ownership().until(head.ownership().reason().equals("wrote") ? wakes : null));
        } else if (isTakenOver) {
            change.owner(Ownership.human(person.id(), now, "wrote").until(wakes));
        }
        writes.addAll(List.of(change.write(rows), letters.write(head.id(), message, null)));
        return new Said(message, List.copyOf(writes));
    }

    /** Changes a head; the change is null where there is nothing to do. Returns the head after it. */
    Conversation change(String id, Function<Conversation, @Nullable HeadChange> how) {
        return change(id, _ -> List.of(), how);
    }

    /** The same, with further writes in its transaction. */
    Conversation change(
            String id, Function<Conversation, List<Write>> also, Function<Conversation, @Nullable HeadChange> how) {
        return Optimistic.retried(ATTEMPTS, Set.of(ProblemType.CONFLICT), () -> {
            var head = need(id);
            var change = how.apply(head.value());
            if (change == null) {
                return head.value();
            }
            var writes = new ArrayList<>(also.apply(head.value()));
            writes.add(change.write(rows));
            platform.database().commit(writes);
            return need(id).value();
        });
    }

    private Stored<Conversation> need(String id) {
        return rows.need(ConversationKeys.head(id), Conversation.class);
    }

    private static Owned owned(Conversation head) {
        return new Owned(head.ownership(), head.epoch());
    }
}
