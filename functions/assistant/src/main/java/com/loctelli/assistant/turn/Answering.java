package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.Tools;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.Due;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import com.loctelli.subaccounts.AiDisclosure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * The turn, from the message that says it is due to the commit that ends it. Safe to run twice and to stop anywhere: the
 * reply is bound to the conversation's epoch and last message, tools are idempotent, and what was not committed was not
 * said.
 */
public final class Answering {
    private static final int A_DAY_AGO = 1;
    private static final int LONGEST_DISCLOSED = 640;

    private final Platform platform;
    private final ModelClient client;
    private final Tools tools;
    private final Turns turns;
    private final Patience patience;

    @Inject
    public Answering(Platform platform, ModelClient client) {
        this.platform = platform;
        this.client = client;
        this.tools = new Tools(platform);
        this.turns = new Turns(platform);
        this.patience = Patience.of(platform.settings());
    }

    /** Runs the turn if it is due. */
    public Outcome run(Tenant tenant, TurnDue due) {
        var reading = new Reading(platform);
        var opening = reading.open(tenant, due.conversationId());
        if (opening == null) {
            return new com.loctelli.kernel.queue.Rejected("no-conversation");
        }
        var head = opening.head().value();
        var now = platform.clock().now();
        if (due.kind().equals(TurnDue.GREETING)) {
            if (head.lastSeq() > 0 || !head.ownership().isAi()) {
                return Outcome.DONE;
            }
        } else {
            switch (head.due(due, now)) {
                case Due.Over() -> {
                    return Outcome.DONE;
                }
                case Due.Early(var remaining) -> {
                    again(tenant, due, remaining);
                    return Outcome.DONE;
                }
                case Due.Now _ -> {
                    // Its window has ended.
                }
            }
        }
        var tries = opening.tries();
        if (tries != null && tries.seq() == head.lastSeq() && tries.notBefore().isAfter(now)) {
            // The message of the next try is on its way; should it be lost, the sweep brings another.
            return Outcome.DONE;
        }
        var moment = reading.complete(tenant, due, opening);
        if (moment == null) {
            return new com.loctelli.kernel.queue.Rejected("no-lead");
        }
        var brief = moment.brief();
        if (brief == null || brief.mode() == AgentMode.OFF || !isOn(moment)) {
            settle(moment);
            return Outcome.DONE;
        }
        turn(moment, brief, due);
        return Outcome.DONE;
    }

    private void turn(Moment moment, AgentBrief brief, TurnDue due) {
        var business = moment.business();
        boolean books = business == null || business.settings().features().booking();
        var head = moment.head().value();
        var bench = new Bench(
                moment.tenant(),
                moment.leadId(),
                moment.lead().value(),
                head.id(),
                head.lastSeq(),
                books ? brief.calendarId() : null,
                moment.offers(),
                moment.bookings());
        var log = new Log(client.model(brief.template().model()));
        var ending = new Ending(platform, client, turns, moment, brief, bench, log);
        if (isAtLimit(moment, brief)) {
            ending.handOver("limit");
            return;
        }
        var dialogue = new Dialogue(client, tools, moment, brief, bench, () -> isStillOurs(moment), log);
        switch (dialogue.run()) {
            case Result.Reply reply when brief.mode() == AgentMode.SUGGEST -> ending.suggest(reply.text());
            case Result.Reply(var text, var handOff) -> ending.send(disclosed(moment, text), handOff);
            case Result.GivenUp(var reason) when brief.mode() == AgentMode.SUGGEST -> ending.handOver(reason);
            case Result.GivenUp(var reason) -> ending.holdAndHandOver(reason);
            case Result.Overtaken() -> ending.superseded();
            case Result.Later(var reason, var retryAfter) -> {
                var next = patience.after(
                        moment.tries(), moment.triggerSeq(), platform.clock().now(), retryAfter);
                if (next != null) {
                    later(moment, due, next);
                } else if (brief.mode() == AgentMode.SUGGEST) {
                    ending.handOver("model_" + reason);
                } else {
                    ending.holdAndHandOver("model_" + reason);
                }
            }
        }
    }

    /** The try is noted first: a message that is lost is replaced by the sweep, a try that is not noted is for ever. */
    private void later(Moment moment, TurnDue due, Tries next) {
        platform.database()
                .commit(platform.database()
                        .table(TableName.ASSISTANT)
                        .of(moment.tenant())
                        .put(Reading.triesKey(moment.conversationId()), next, Actor.AI));
        again(moment.tenant(), due, Duration.between(platform.clock().now(), next.notBefore()));
    }

    private void again(Tenant tenant, TurnDue due, Duration wait) {
        // A second more than asked for: SQS counts whole seconds, and a message that is early costs another.
        platform.queues().send(Outgoing.of(QueueName.TURNS, tenant, due).after(wait.plusMillis(999)));
    }

    /** Nothing is to be answered by an agent that is not there. */
    private void settle(Moment moment) {
        if (moment.head().value().pendingBatch() == null) {
            return;
        }
        try {
            platform.database()
                    .commit(new Conversations(platform).of(moment.tenant()).settle(moment.head()));
        } catch (com.loctelli.kernel.problem.Problem problem) {
            if (!problem.type().equals(com.loctelli.conversations.ConversationProblems.SUPERSEDED)) {
                throw problem;
            }
            // Somebody wrote meanwhile: their batch is settled in its own turn.
        }
    }

    private boolean isStillOurs(Moment moment) {
        var then = moment.head().value();
        var now = new Conversations(platform).of(moment.tenant()).find(then.id());
        return now != null
                && now.value().ownership().isAi()
                && now.value().epoch() == then.epoch()
                && now.value().lastSeq() == then.lastSeq();
    }

    private static boolean isOn(Moment moment) {
        var business = moment.business();
        return business == null
                || (business.isActive() && business.settings().features().ai());
    }

    private boolean isAtLimit(Moment moment, AgentBrief brief) {
        if (moment.head().value().aiMessageCount() >= brief.limits().messages()) {
            return true;
        }
        var business = moment.business();
        var ofStrategy = brief.limits().maxPerDay();
        int ofBusiness = business == null
                ? Reading.MESSAGES
                : business.settings().limits().aiMessagesPerConversationPerDay();
        int most = ofStrategy == null ? ofBusiness : Math.min(ofStrategy, ofBusiness);
        return today(moment.recent(), moment) >= most;
    }

    private static long today(List<StoredMessage> recent, Moment moment) {
        var since = moment.now().minus(Duration.ofDays(A_DAY_AGO));
        return recent.stream()
                .filter(message -> message.author().type().equals(Actor.AI.type())
                        && message.at().isAfter(since))
                .count();
    }

    /** A first text says that an AI writes, where the sub-account wants it so and the model has not said it. */
    private static String disclosed(Moment moment, String text) {
        var business = moment.business();
        if (business == null || !moment.kind().equals(TurnDue.GREETING)) {
            return text;
        }
        var disclosure = business.settings().compliance().aiDisclosure();
        boolean isWanted = disclosure.mode() != AiDisclosure.Mode.ON_REQUEST;
        var whole = text + " " + disclosure.text();
        return isWanted && !ClaimGate.saysItIsAi(text) && whole.length() <= LONGEST_DISCLOSED ? whole : text;
    }
}
