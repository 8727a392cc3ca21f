package com.loctelli.assistant.turn;

import com.loctelli.conversations.ConversationProblems;
import com.loctelli.conversations.Due;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Deadline;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a message that calls for a turn still means one, whose turn it is while one runs, and the messages that call
 * for it again.
 */
final class Summons {
    /** How long a turn holds its conversation that no invocation runs. */
    private static final Duration OUTSIDE = Duration.ofMinutes(3);

    private static final Duration KEPT = Duration.ofDays(1);

    private final Platform platform;

    Summons(Platform platform) {
        this.platform = platform;
    }

    /** Whether the turn is to run now. Where it is too early, it has been called for again. */
    boolean isDue(Tenant tenant, TurnDue due, Reading.Opening opening) {
        var head = opening.head().value();
        var now = platform.clock().now();
        if (due.kind().equals(TurnDue.FOLLOW_UP)) {
            var followUp = head.followUp();
            boolean isDue = followUp != null && !followUp.dueAt().isAfter(now);
            if (!isDue || !head.ownership().isAi() || head.pendingBatch() != null) {
                return false;
            }
        } else if (due.kind().equals(TurnDue.GREETING)) {
            if (head.lastSeq() > 0 || !head.ownership().isAi()) {
                return false;
            }
        } else {
            switch (head.due(due, now)) {
                case Due.Over() -> {
                    return false;
                }
                case Due.Early(var remaining) -> {
                    again(tenant, due, remaining);
                    return false;
                }
                case Due.Now _ -> {
                    // Its window has ended.
                }
            }
        }
        var tries = opening.tries();
        if (tries == null || !tries.value().isAhead(head, now)) {
            return true;
        }
        // A planned try's message is on its way, and the sweep brings another where it is lost or the turn that runs
        // comes to nothing. No sweep knows of a greeting.
        if (due.kind().equals(TurnDue.GREETING)) {
            again(tenant, due, Duration.between(now, tries.value().notBefore()));
        }
        return false;
    }

    /**
     * The write by which a turn takes the conversation's turns for itself until it must have ended: two beside each other
     * would each do what their model calls for. Refused as {@link ConversationProblems#SUPERSEDED} where another was
     * faster.
     */
    Write take(Moment moment, Reading.Opening opening, String turnId) {
        var now = platform.clock().now();
        var head = moment.head().value();
        var known = opening.tries();
        var running = Tries.of(moment.tries(), moment.triggerSeq(), now)
                .running(turnId, head.epoch(), Deadline.or(now.plus(OUTSIDE)));
        var rows = rows(moment.tenant());
        var write = known == null
                ? rows.insert(Reading.triesKey(head.id()), running, Actor.AI)
                : rows.replace(known, running);
        return write.expires(now.plus(KEPT)).otherwise(ConversationProblems.SUPERSEDED);
    }

    /** Gives the turns back where the turn did not come to its end: whoever is called next need not wait for it. */
    void giveBack(Moment moment, String turnId) {
        try {
            platform.database()
                    .commit(rows(moment.tenant())
                            .delete(Reading.triesKey(moment.conversationId()))
                            .when(Condition.equal("turnId", turnId)));
        } catch (RuntimeException _) {
            // Not its own any more, or the database is away: then it ends by its time.
        }
    }

    /** The try is noted first: a message that is lost is replaced by the sweep, a try that is not noted is for ever. */
    void later(Moment moment, TurnDue due, Tries next, List<Write> settled) {
        var writes = new ArrayList<>(settled);
        writes.add(rows(moment.tenant()).put(Reading.triesKey(moment.conversationId()), next, Actor.AI));
        platform.database().commit(writes);
        again(moment.tenant(), due, Duration.between(platform.clock().now(), next.notBefore()));
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.ASSISTANT).of(tenant);
    }

    private void again(Tenant tenant, TurnDue due, Duration wait) {
        // A second more than asked for: SQS counts whole seconds, and a message that is early costs another.
        platform.queues().send(Outgoing.of(QueueName.TURNS, tenant, due).after(wait.plusMillis(999)));
    }
}
