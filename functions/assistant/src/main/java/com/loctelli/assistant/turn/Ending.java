package com.loctelli.assistant.turn;

import com.loctelli.assistant.budget.Spending;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.suggestions.Suggestions;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.HandOff;
import com.loctelli.assistant.tools.Intent;
import com.loctelli.assistant.tools.Ledger;
import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.conversations.Afterwards;
import com.loctelli.conversations.ConversationProblems;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.FollowUpPlan;
import com.loctelli.conversations.Notices;
import com.loctelli.conversations.TenantConversations;
import com.loctelli.conversations.TurnDue;
import com.loctelli.conversations.incidents.Incidents;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.PreparedText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.strategies.AgentBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Commits what a turn came to: the reply, the text that carries it, the offers it rests on and the trace, in one
 * transaction that the conversation's fence may refuse. Refused, nothing of it is there, and the trace says so alone.
 */
final class Ending {
    private final Platform platform;
    private final TurnTrace trace;
    private final Moment moment;
    private final AgentBrief brief;
    private final Bench bench;
    private final Log log;
    private final Spending spending;
    private final SentToday sentToday;
    private final List<Intent> found;
    private final String turnId;
    private final TenantConversations conversations;
    private final Notices notices;
    private final Rows kept;
    private @Nullable String said;

    Ending(
            Platform platform,
            ModelClient client,
            Turns turns,
            Moment moment,
            AgentBrief brief,
            Bench bench,
            Log log,
            Reading.Opening opening) {
        this.spending = opening.spending();
        this.sentToday = opening.sentToday();
        this.found = opening.intents();
        this.platform = platform;
        this.moment = moment;
        this.brief = brief;
        this.bench = bench;
        this.log = log;
        this.turnId = platform.ids().next("tn");
        this.trace = new TurnTrace(platform, client, turns, moment, brief, bench, log, turnId);
        this.conversations = new Conversations(platform).of(moment.tenant());
        this.notices = new Conversations(platform).notices(moment.tenant());
        this.kept = platform.database().table(TableName.ASSISTANT).of(moment.tenant());
    }

    /** The reply leaves; where it is asked for, a person takes over with it. */
    TurnStatus send(String text, @Nullable HandOff handOff) {
        said = text;
        var texts = new Texts(platform).of(moment.tenant());
        var prepared = texts.prepare(moment.sending(), request(text));
        if (prepared.status() == TextState.SKIPPED) {
            return blocked(prepared);
        }
        var status = handOff == null ? TurnStatus.SENT : TurnStatus.HANDED_OFF;
        var writes = new ArrayList<Write>();
        var afterwards = afterwards(handOff, writes);
        writes.addAll(conversations.reply(
                moment.head(), text, Actor.AI, prepared.id(), turnId, afterwards, Tongue.shown(moment)));
        writes.addAll(prepared.writes());
        if (!bench.done().isEmpty()) {
            var told = new ArrayList<>(found);
            told.addAll(bench.noted());
            writes.addAll(new Ledger(platform).told(moment.tenant(), moment.conversationId(), told));
        }
        var problem = commit(writes, status, handOff == null ? null : handOff.reason(), null, prepared);
        if (problem == null) {
            texts.enqueue(prepared.messages());
            Summaries.callFor(platform, moment.tenant(), moment.head().value(), moment.summarizedSeq());
            return status;
        }
        if (problem.type().equals(MessagingProblems.SUPPRESSED)) {
            // The lead has opted out since the turn began: the reply is dropped, and nothing is left to answer.
            return silently(farewell(), TurnStatus.BLOCKED, "suppression");
        }
        return superseded();
    }

    private Afterwards afterwards(@Nullable HandOff handOff, List<Write> writes) {
        if (handOff != null) {
            var takeover = new Takeover(platform, moment, brief, turnId, handOff);
            var to = takeover.to();
            writes.addAll(takeover.writes(to));
            return new Afterwards.HandsOver(to);
        }
        var end = bench.end();
        return end == null ? new Afterwards.Waits(FollowUps.after(moment, brief, bench)) : new Afterwards.Ends(end);
    }

    /** The reply waits for a person. */
    TurnStatus suggest(String text) {
        var head = moment.head();
        var kept = new Suggestions(platform).keep(moment.tenant(), head.value(), turnId, text);
        var problem = commit(List.of(conversations.settle(head), kept), TurnStatus.SUGGESTED, null, text, null);
        return problem == null ? TurnStatus.SUGGESTED : superseded();
    }

    /** The turn's own name. */
    String turnId() {
        return turnId;
    }

    /** What was spent takes the place of what was set aside. */
    List<Write> settled() {
        return spending.settled(log.models(), log.billed());
    }

    /** Two machines write to each other: the agent stops, a person is told, and the lead is not written to. */
    TurnStatus loop(String rule) {
        var head = moment.head().value();
        var writes = new ArrayList<>(handedOver(HandOff.because("loop_" + rule)));
        writes.addAll(
                new Incidents(platform).of(moment.tenant()).ofLoop(head.id(), head.leadId(), head.lastSeq(), rule));
        var problem = commit(writes, TurnStatus.HANDED_OFF, "loop_" + rule, null, null);
        return problem == null ? TurnStatus.HANDED_OFF : superseded();
    }

    /** A person takes over without a word to the lead. */
    TurnStatus handOver(HandOff handOff) {
        return commit(handedOver(handOff), TurnStatus.HANDED_OFF, handOff.reason(), null, null) == null
                ? TurnStatus.HANDED_OFF
                : superseded();
    }

    private List<Write> handedOver(HandOff handOff) {
        var takeover = new Takeover(platform, moment, brief, turnId, handOff);
        var to = takeover.to();
        var writes = new ArrayList<>(takeover.writes(to));
        writes.add(conversations.handOver(moment.head(), to));
        return writes;
    }

    /** The lead wants no more texts: that is confirmed to them already, and there is nothing more to say. */
    TurnStatus optedOut() {
        if (commit(farewell(), TurnStatus.BLOCKED, "opted_out", null, null) == null) {
            return TurnStatus.BLOCKED;
        }
        // The lead wrote meanwhile: what confirms their wish stands below that.
        notices.confirmed(moment.conversationId(), bench.lastWords());
        return superseded();
    }

    /** Nothing is left to answer, and what confirmed the lead's wish enters the conversation, unless it has already. */
    private List<Write> farewell() {
        return notices.settled(moment.head(), bench.lastWords());
    }

    /** The follow-up is not sent, and none is planned. */
    TurnStatus drop(String reason) {
        return silently(List.of(conversations.settle(moment.head())), TurnStatus.BLOCKED, reason);
    }

    /** The follow-up is sent at a better hour. */
    void postpone(FollowUpPlan to) {
        try {
            platform.database().commit(conversations.postpone(moment.head(), to));
        } catch (Problem problem) {
            if (!problem.type().equals(ConversationProblems.SUPERSEDED)) {
                throw problem;
            }
            // Somebody wrote meanwhile: there is no follow-up any more.
        }
    }

    /** A person takes over, and the lead is told that one will. */
    TurnStatus holdAndHandOver(HandOff handOff) {
        var language = Tongue.of(moment, brief);
        var text = moment.kind().equals(TurnDue.GREETING)
                ? HoldingText.greeting(language)
                : HoldingText.answering(language);
        var last = Takeover.lastWords(brief, handOff);
        return send(last == null ? text : last, handOff);
    }

    /** Nothing is sent: somebody else has the conversation, or the lead wrote again. What was offered stays offered. */
    TurnStatus superseded() {
        var writes = new ArrayList<>(trace.of(TurnStatus.SUPERSEDED, "superseded", null, null, null));
        writes.addAll(settled());
        platform.database().commit(writes);
        return TurnStatus.SUPERSEDED;
    }

    /**
     * The rules keep the text back. A refused reply is recorded as a text too; a refused greeting is not, because its
     * key is good for one greeting and another may be wanted when the rule no longer holds.
     */
    private TurnStatus blocked(PreparedText prepared) {
        var refusedBy = prepared.decision().refusedBy();
        var rule = refusedBy == null ? "refused" : refusedBy;
        boolean isWanted = !rule.equals("suppression") && !moment.isFollowUp();
        var writes = new ArrayList<Write>();
        // The lead wants an answer, and we cannot text one: a person must know. Who opted out wants none.
        writes.addAll(isWanted ? handedOver(HandOff.because("blocked_" + rule)) : farewell());
        if (!moment.kind().equals(TurnDue.GREETING)) {
            writes.addAll(prepared.writes());
        }
        return commit(writes, TurnStatus.BLOCKED, rule, null, null) == null ? TurnStatus.BLOCKED : superseded();
    }

    private TurnStatus silently(List<Write> writes, TurnStatus status, @Nullable String reason) {
        return commit(writes, status, reason, null, null) == null ? status : superseded();
    }

    /** Null where all was committed; the problem where the fence, or the sending rules, refused it. */
    private @Nullable Problem commit(
            List<Write> writes,
            TurnStatus status,
            @Nullable String reason,
            @Nullable String suggestion,
            @Nullable PreparedText text) {
        var all = new ArrayList<>(writes);
        all.addAll(trace.of(status, reason, suggestion, said, text));
        all.addAll(settled());
        if (text != null) {
            var key = Reading.sentKey(moment.conversationId());
            all.add(kept.put(key, sentToday.andOne(Allowance.day(moment)), Actor.AI));
        }
        if (!bench.offers().equals(moment.offers())) {
            all.add(kept.put(Reading.offersKey(moment.conversationId()), bench.offers(), Actor.AI));
        }
        var tries = moment.tries();
        if (tries != null && tries.attempts() > 0) {
            all.add(kept.delete(Reading.triesKey(moment.conversationId())));
        }
        var texted = text == null ? null : moment.lead();
        var work = new ArrayList<Callable<Boolean>>();
        work.add(() -> {
            new Leads(platform)
                    .of(moment.tenant())
                    .commitTexted(texted, platform.clock().now(), all);
            return true;
        });
        if (log.rounds() > 0) {
            work.add(trace::keepsPrompt);
        }
        try {
            Meter.together(work);
            return null;
        } catch (Problem problem) {
            if (problem.type().equals(ConversationProblems.SUPERSEDED)
                    || problem.type().equals(MessagingProblems.SUPPRESSED)
                    || problem.type().equals(MessagingProblems.ALREADY_REQUESTED)) {
                return problem;
            }
            throw problem;
        }
    }

    private TextRequest request(String text) {
        var head = moment.head().value();
        boolean isGreeting = moment.kind().equals(TurnDue.GREETING);
        boolean isAnswer = !isGreeting && !moment.isFollowUp();
        return new TextRequest(
                head.leadAddress(),
                text,
                head.leadId(),
                head.id(),
                isAnswer ? "reply" : "informational",
                Suggestions.textKey(head, isGreeting),
                head.senderNumber(),
                Actor.AI);
    }
}
