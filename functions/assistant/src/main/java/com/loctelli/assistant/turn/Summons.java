package com.loctelli.assistant.turn;

import com.loctelli.conversations.Due;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a message that calls for a turn still means one, and the messages that call for it again. */
final class Summons {
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
        // Where a next try is planned, its message is on its way; should it be lost, the sweep brings another.
        return tries == null
                || tries.seq() != head.lastSeq()
                || !tries.notBefore().isAfter(now);
    }

    /** The try is noted first: a message that is lost is replaced by the sweep, a try that is not noted is for ever. */
    void later(Moment moment, TurnDue due, Tries next, List<Write> settled) {
        var writes = new ArrayList<>(settled);
        writes.add(platform.database()
                .table(TableName.ASSISTANT)
                .of(moment.tenant())
                .put(Reading.triesKey(moment.conversationId()), next, Actor.AI));
        platform.database().commit(writes);
        again(moment.tenant(), due, Duration.between(platform.clock().now(), next.notBefore()));
    }

    private void again(Tenant tenant, TurnDue due, Duration wait) {
        // A second more than asked for: SQS counts whole seconds, and a message that is early costs another.
        platform.queues().send(Outgoing.of(QueueName.TURNS, tenant, due).after(wait.plusMillis(999)));
    }
}
