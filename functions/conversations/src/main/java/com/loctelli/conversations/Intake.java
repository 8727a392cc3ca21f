package com.loctelli.conversations;

import com.loctelli.conversations.incidents.Incidents;
import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a lead's text into its conversation, once, in one transaction: the message, the head with its new epoch and
 * batch, the lead's new place in the lists, and the mark that this text was taken. A text of a known number costs three
 * round trips, each waiting for the one before: the hint that the number left, then lead, head and strategy together, then
 * the transaction. The first answer to a campaign's text costs up to two more, for what it answers and for the campaign's
 * strategy.
 */
public final class Intake {
    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final TenantConversations conversations;
    private final Letters letters;

    Intake(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.CONVERSATIONS).of(tenant);
        this.conversations = new TenantConversations(platform, tenant);
        this.letters = new Letters(platform, rows);
    }

    private static final class AlreadyTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlreadyTaken() {
            super("taken before", null, false, false);
        }
    }

    /** Takes the text, and tells the agent when its merge window ends. Taking it again only tells the agent again. */
    public Taken take(Arrival arrival) {
        var scenes = new Scenes(platform, tenant);
        try {
            // Where somebody wrote to the conversation meanwhile, this text comes after theirs, which may have changed
            // who leads; the lead itself may have been moved, or be gone: all is read anew.
            return Optimistic.retried(
                    Desk.ATTEMPTS, Set.of(ProblemType.CONFLICT), () -> committed(arrival, scenes.of(arrival)));
        } catch (AlreadyTaken _) {
            return again(arrival);
        }
    }

    private Taken committed(Arrival arrival, Scene scene) {
        var now = platform.clock().now();
        var head = scene.head();
        var lead = scene.lead();
        var actor = Actor.lead(lead.sk());
        var id = Conversations.idOf(lead.sk());
        var reason = scene.reason();
        long seq = (head == null ? 1 : head.lastSeq() + 1) + (reason == null ? 0 : 1);
        var writes = new ArrayList<Write>();
        var batch = batch(arrival, scene, now, seq);
        writes.add(head == null ? opened(arrival, scene, batch, now) : continued(arrival, scene, head, batch, now));
        if (reason != null) {
            var author = new Actor("campaign", reason.text().campaignId());
            var asked = letters.outbound(
                    seq - 1,
                    author,
                    reason.words(),
                    reason.text().textId(),
                    null,
                    reason.text().at());
            writes.add(letters.write(id, asked, null));
        }
        var message = letters.inbound(seq, actor, arrival.text(), now);
        writes.add(letters.write(id, message, arrival.sourceId()));
        new Incidents(platform)
                .of(tenant)
                .ofMessage(id, lead.sk(), seq, message.text(), message.security())
                .ifPresent(writes::addAll);
        var answered = reason == null
                ? null
                : new CampaignAnswered(reason.text().campaignId(), reason.text().leadId());
        writes.add(rows.insert(ConversationKeys.inbound(arrival.sourceId()), new InboundMark(id, seq, answered), actor)
                .otherwise(_ -> new AlreadyTaken()));
        var hint = new AddressHint(
                lead.sk(), lead.value().strategyId(), scene.campaignId() == null ? null : scene.strategyId());
        if (!hint.equals(scene.hint())) {
            var key = ConversationKeys.address(
                    ConversationKeys.SMS, arrival.from().e164());
            writes.add(rows.put(key, hint, Actor.SYSTEM));
        }
        writes.add(new Leads(platform).of(tenant).texted(lead, now));
        platform.database().commit(writes);
        if (batch != null) {
            tell(id, batch, scene.brief(), now);
        }
        tell(answered);
        return new Taken(id, seq, true);
    }

    /**
     * What the agent is to answer, as far as this text; null where there is nothing. A command is answered already and
     * calls for no turn, but it takes no question back either: what waits is answered, unless texting ends.
     */
    private static @Nullable PendingBatch batch(Arrival arrival, Scene scene, Instant now, long seq) {
        var window = scene.window();
        var head = scene.head();
        boolean isAgents =
                head == null || head.ownership().isAi() || head.ownership().mode() == OwnershipMode.CLOSED;
        var brief = scene.brief();
        if (brief == null || window == null || !isAgents || arrival.endsTexting()) {
            return null;
        }
        var waits = head == null ? null : head.pendingBatch();
        if (waits == null && !arrival.wantsAnswer()) {
            return null;
        }
        var delay = delay(brief.timing(), arrival.sourceId());
        return PendingBatch.with(waits, now, window, delay, seq);
    }

    /** How long a person would have taken: another time for each text, and the same at each of its deliveries. */
    private static Duration delay(Timing timing, String sourceId) {
        int least = timing.delayMinSeconds() == null ? 0 : timing.delayMinSeconds();
        int most = timing.delayMaxSeconds() == null ? least : Math.max(least, timing.delayMaxSeconds());
        return Duration.ofSeconds(least + Math.floorMod(sourceId.hashCode(), most - least + 1));
    }

    private Write opened(Arrival arrival, Scene scene, @Nullable PendingBatch batch, Instant now) {
        var lead = scene.lead();
        var fresh = conversations
                .fresh(lead.sk(), arrival.from().e164(), arrival.to(), scene.strategyId())
                .begun(batch, now, scene.reason(), scene.ledFrom());
        var write = conversations
                .insert(fresh, Actor.lead(lead.sk()))
                .telling(Happening.ofConversation(
                        HeadChange.MESSAGE_RECEIVED,
                        fresh.id(),
                        lead.sk(),
                        fresh.lastSeq(),
                        fresh.ownership().mode().wire()));
        return batch == null ? write : write.with(ConversationKeys.BY_DUE, ConversationKeys.byDue(batch, fresh.id()));
    }

    private Write continued(
            Arrival arrival, Scene scene, Conversation head, @Nullable PendingBatch batch, Instant now) {
        var change = new HeadChange(head, now);
        var reason = scene.reason();
        (reason == null ? change.message(Direction.IN) : change.answer(reason))
                .reason(scene.campaignId(), scene.ledFrom())
                .epoch()
                .add("unreadCount", 1)
                .set("senderNumber", arrival.to())
                .set("leadAddress", arrival.from().e164())
                .status(ConversationStatus.WAITING_US);
        if (scene.strategyId() != null || head.campaignId() != null) {
            change.strategy(scene.strategyId());
        }
        // What the agent had ended begins again with the lead's word.
        boolean isAgentsAgain = batch != null && !head.ownership().isAi();
        if (isAgentsAgain) {
            change.owner(Ownership.ai(now, "lead_wrote"));
        }
        if (isAgentsAgain || head.status() == ConversationStatus.RESOLVED) {
            change.set("aiMessagesSince", 0);
        }
        return (batch == null ? change.settled() : change.pending(batch)).write(rows);
    }

    /**
     * Lets the agent answer a text that was taken as one that wants no answer, with what the lead wrote since. Nothing
     * happens where that was answered or settled, where the conversation is not the agent's, or where it rests: then it
     * is answered when its rest is over.
     *
     * @return false where the text has not been taken yet
     */
    public boolean wake(String sourceId) {
        var mark = rows.get(ConversationKeys.inbound(sourceId), InboundMark.class);
        if (mark == null) {
            return false;
        }
        var id = mark.value().conversationId();
        Optimistic.repeated(Desk.ATTEMPTS, Set.of(ProblemType.CONFLICT), () -> wakened(id, sourceId));
        return true;
    }

    private void wakened(String id, String sourceId) {
        var head = conversations.need(id).value();
        var brief = ConversationAgent.of(platform, tenant, head);
        if (brief == null
                || brief.mode() == AgentMode.OFF
                || !head.ownership().isAi()
                || head.status() == ConversationStatus.SNOOZED
                || !conversations.isUnanswered(head)) {
            return;
        }
        var now = platform.clock().now();
        var window = Duration.ofSeconds(brief.timing().mergeSeconds());
        var waits = head.pendingBatch();
        // A turn that runs may have found texting ended: with the new epoch it is refused, and there is another.
        var batch = waits == null
                ? PendingBatch.with(null, now, window, delay(brief.timing(), sourceId), head.lastSeq())
                : waits;
        platform.database()
                .commit(new HeadChange(head, now).epoch().pending(batch).write(rows));
        tell(id, batch, brief, now);
    }

    /** A second delivery: the text is there, and only what tells of it may have been lost. */
    private Taken again(Arrival arrival) {
        var mark = rows.need(ConversationKeys.inbound(arrival.sourceId()), InboundMark.class)
                .value();
        tell(mark.answered());
        var batch = conversations.need(mark.conversationId()).value().pendingBatch();
        if (batch != null) {
            tell(mark.conversationId(), batch, null, platform.clock().now());
        }
        return new Taken(mark.conversationId(), mark.seq(), false);
    }

    /** Tells the campaign that is answered; a stop before this leaves the text in its queue, and it comes again. */
    private void tell(@Nullable CampaignAnswered answered) {
        if (answered != null) {
            platform.queues().send(Outgoing.of(QueueName.CAMPAIGN_ANSWERS, tenant, answered));
        }
    }

    /** Tells of the batch's turn, for when its merge window ends, to the next full second. */
    private void tell(String id, PendingBatch batch, @Nullable AgentBrief brief, Instant now) {
        var wait = Duration.between(now, batch.dueAt()).plusMillis(999);
        var bases = brief == null || brief.knowledgeBaseIds().isEmpty() ? null : brief.knowledgeBaseIds();
        var due = new TurnDue(id, TurnDue.INBOUND, batch.throughSeq(), bases);
        platform.queues()
                .send(Outgoing.of(QueueName.TURNS, tenant, due)
                        .after(wait.isNegative() ? Duration.ZERO : Duration.ofSeconds(wait.toSeconds())));
    }
}
