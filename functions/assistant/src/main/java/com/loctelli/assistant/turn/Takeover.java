package com.loctelli.assistant.turn;

import com.loctelli.access.users.Users;
import com.loctelli.assistant.tools.HandOff;
import com.loctelli.assistant.trace.HandoffPackage;
import com.loctelli.assistant.trace.HandoffPackages;
import com.loctelli.conversations.Handover;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import com.loctelli.leads.tasks.NewTask;
import com.loctelli.leads.tasks.Tasks;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.HandoffRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a conversation to a person by the strategy's rule for the reason: to whom, until when an answer is due, what they
 * must know, and the task that reminds them.
 */
final class Takeover {
    private static final int TITLE = 120;

    private final Platform platform;
    private final Moment moment;
    private final String turnId;
    private final HandOff handOff;
    private final @Nullable HandoffRule rule;

    Takeover(Platform platform, Moment moment, AgentBrief brief, String turnId, HandOff handOff) {
        this.platform = platform;
        this.moment = moment;
        this.turnId = turnId;
        this.handOff = handOff;
        this.rule = rule(brief, handOff);
    }

    private static @Nullable HandoffRule rule(AgentBrief brief, HandOff handOff) {
        var named = handOff.rule() == null ? null : brief.handoffRule(handOff.rule());
        return named == null ? brief.handoffRule(handOff.reason()) : named;
    }

    /** The words that the strategy wants to be the agent's last; null where it may choose its own. */
    static @Nullable String lastWords(AgentBrief brief, HandOff handOff) {
        var rule = rule(brief, handOff);
        return rule == null ? null : rule.finalText();
    }

    /** To whom, and by when. */
    Handover to() {
        return new Handover(
                handOff.reason(),
                assignee(),
                later(rule == null ? null : rule.slaMinutes()),
                later(rule == null ? null : rule.reactivateMinutes()));
    }

    /** What the person finds: the package, the entry of the timeline, the task. */
    List<Write> writes(Handover to) {
        var leads = new Leads(platform).of(moment.tenant());
        var writes = new ArrayList<Write>();
        writes.add(leads.event(
                moment.leadId(),
                LeadEvent.of("handed_over", Actor.AI, platform.clock().now())
                        .because(handOff.reason())
                        .about(turnId)));
        writes.add(new HandoffPackages(platform).keep(moment.tenant(), packed(to)));
        if (rule != null && Boolean.TRUE.equals(rule.createTask())) {
            var name = moment.lead().value().name();
            var title = "Answer " + (name.length() > TITLE ? name.substring(0, TITLE) : name);
            var task = new NewTask(moment.leadId(), title, to.slaDueAt(), to.assigneeId());
            writes.addAll(new Tasks(platform).of(moment.tenant()).add(task, Actor.AI));
        }
        return writes;
    }

    private HandoffPackage packed(Handover to) {
        var unanswered = moment.unanswered();
        var question = handOff.question();
        var asked =
                question == null && !unanswered.isEmpty() ? unanswered.getLast().text() : question;
        return new HandoffPackage(
                moment.conversationId(),
                moment.leadId(),
                turnId,
                handOff.reason(),
                handOff.rule(),
                summary(),
                new Leads(platform)
                        .of(moment.tenant()).facts(moment.leadId()).stream()
                                .map(fact -> new HandoffPackage.Fact(fact.name().wire(), fact.value()))
                                .toList(),
                asked,
                to.assigneeId(),
                to.slaDueAt(),
                platform.clock().now());
    }

    /** The agent's own words for the person; without them what is known of the conversation. */
    private String summary() {
        var note = handOff.note();
        var summary = moment.summary();
        if (note != null) {
            return summary == null ? note : summary + "\n" + note;
        }
        if (summary != null) {
            return summary;
        }
        var texts = moment.recent().stream().map(Takeover::line).toList();
        return String.join("\n", texts.subList(Math.max(0, texts.size() - 6), texts.size()));
    }

    private static String line(StoredMessage message) {
        return message.author().type() + ": " + message.text();
    }

    private @Nullable String assignee() {
        var wanted = rule == null ? null : rule.assignTo();
        if (wanted == null || wanted.equals("team")) {
            return null;
        }
        var users = new Users(platform).of(moment.tenant());
        if (wanted.equals("round_robin")) {
            return new RoundRobin(platform, moment.tenant()).next();
        }
        var id = wanted.equals("owner") ? moment.lead().value().ownerUserId() : wanted;
        var user = id == null ? null : users.find(id);
        // Who has left gets no conversations: the team sees it all the same.
        return user == null || !user.isActive() ? null : user.id();
    }

    private @Nullable Instant later(@Nullable Integer minutes) {
        return minutes == null ? null : platform.clock().now().plus(Duration.ofMinutes(minutes));
    }
}
