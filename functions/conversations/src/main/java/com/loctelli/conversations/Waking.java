package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What time alone brings about in conversations. Each step asks its condition again of the head that it changes, so
 * that it gives way to whoever did something in the same moment.
 */
final class Waking {
    private static final Duration TOLD = Duration.ofMinutes(5);

    private final Platform platform;
    private final Rows rows;
    private final TenantConversations conversations;
    private final Desk desk;

    Waking(Platform platform, Rows rows, TenantConversations conversations) {
        this.platform = platform;
        this.rows = rows;
        this.conversations = conversations;
        this.desk = conversations.desk();
    }

    /**
     * Wakes what rests, gives back to the agent what a person held for a time, marks an answer that is late, tells of a
     * follow-up. What was done already is not done again.
     */
    void attend(String id) {
        var now = platform.clock().now();
        var head = conversations.need(id).value();
        if (isPast(head.snoozedUntil(), now)) {
            head = desk.change(id, current -> isPast(current.snoozedUntil(), now) ? rested(current, now) : null);
            desk.callFor(head);
        }
        if (isLate(head, now)) {
            late(head, now);
        }
        if (isToReturn(head, now)) {
            desk.giveBack(id, "woke", current -> isToReturn(current, now));
        }
        var followUp = head.followUp();
        if (followUp != null
                && isPast(followUp.dueAt(), now)
                && head.ownership().isAi()) {
            followUp(head, now);
        }
    }

    /** What waited for an answer when its rest began is answered now, where it is still the agent's to answer. */
    private HeadChange rested(Conversation current, Instant now) {
        var change = new HeadChange(current, now).epoch();
        if (!conversations.isUnanswered(current)) {
            return change.status(ConversationStatus.OPEN);
        }
        change.status(ConversationStatus.WAITING_US);
        return current.ownership().isAi() && ConversationAgent.isThere(platform, rows.tenant(), current)
                ? change.pending(PendingBatch.atOnce(now, current.lastSeq()))
                : change;
    }

    /** Told again only after a while: a turn that is on its way is not called for every minute. */
    private void followUp(Conversation head, Instant now) {
        var next = ConversationKeys.byWake(now.plus(TOLD), head.id());
        try {
            platform.database()
                    .commit(rows.update(
                                    ConversationKeys.head(head.id()), new Update().set(ConversationKeys.BY_DUE, next))
                            .when(Condition.equal("epoch", head.epoch())
                                    .and(Condition.equal("lastSeq", head.lastSeq()))));
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Somebody wrote meanwhile, and there is no follow-up any more.
            return;
        }
        var due = TurnDue.of(head.id(), TurnDue.FOLLOW_UP, head.lastSeq());
        platform.queues().send(Outgoing.of(QueueName.TURNS, rows.tenant(), due));
    }

    private void late(Conversation head, Instant now) {
        var told = LeadEvent.of("sla_breached", Actor.SYSTEM, now).about(head.id());
        desk.change(
                head.id(),
                _ -> List.of(new Leads(platform).of(rows.tenant()).event(head.leadId(), told)),
                current -> isLate(current, now)
                        ? new HeadChange(current, now).epoch().breached()
                        : null);
    }

    private static boolean isLate(Conversation head, Instant now) {
        return head.slaBreachedAt() == null && isPast(head.slaDueAt(), now);
    }

    private static boolean isToReturn(Conversation head, Instant now) {
        return isPast(head.ownership().resumesAt(head.snoozedUntil()), now);
    }

    private static boolean isPast(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }
}
