package com.loctelli.evals;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Usage;
import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.bookings.Bookings;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Conversations;
import com.loctelli.evals.stage.Mishaps;
import com.loctelli.evals.stage.Sandboxes;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.strategies.Strategies;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Test chats: each has a sandbox, which keeps what was said, offered and booked between one text and the next, and is
 * cleared when nobody has written for a while.
 */
final class ChatRoom {
    private static final String PHONE = "+12125550188";
    private static final Duration KEPT = Duration.ofHours(2);
    private static final int STEPS = 40;

    private final Platform platform;
    private final Sandboxes sandboxes;
    private @Nullable Stage stage;

    @Inject
    ChatRoom(Platform platform, Sandboxes sandboxes) {
        this.platform = platform;
        this.sandboxes = sandboxes;
    }

    /**
     * One text in, and what the agent makes of it, paid for by the owner. One text at a time is answered in a process.
     */
    synchronized TestChat.Answer answer(
            Tenant owner,
            String strategyId,
            @Nullable Integer version,
            @Nullable String sessionId,
            @Nullable String text) {
        var brief = new Strategies(platform).of(owner).briefOf(strategyId, version);
        var session = sessionId == null ? platform.ids().next("tc") : sessionId;
        var name = "chat-" + strategyId + "-" + session;
        if (sessionId != null && !sandboxes.isOpen(owner, name)) {
            throw ProblemType.NOT_FOUND.problem();
        }
        var model = new ModelClient(platform.settings()).model(brief.template().model());
        var outlay = Outlay.setAside(platform, owner, model, 1);
        var sandbox = sandboxes.open(owner, name, brief, KEPT);
        var ours = stage();
        var leads = new Leads(ours.platform()).of(sandbox);
        var conversations = new Conversations(ours.platform()).of(sandbox);
        var known = sessionId == null ? null : leads.withPhone(PhoneNumber.ofE164(PHONE));
        var head = known == null ? null : conversations.ofLead(known.sk());
        var start =
                later(platform.clock().now(), head == null ? null : head.value().lastActivityAt());
        ours.begin(start, 0, Mishaps.NONE, _ -> {});
        var counted = Outlay.Counted.in(platform, sandbox, start, start);
        var before = known == null ? List.<TurnView>of() : turns(ours, sandbox, known.sk());
        if (known == null) {
            var fields = LeadChange.builder().name("Test").phone(PHONE).build();
            // Who writes first is not greeted.
            var source = text == null ? LeadSource.FORM : LeadSource.SMS;
            known = leads.capture(NewLead.of(source, fields), Actor.SYSTEM).lead();
        }
        if (text != null) {
            ours.text(sandbox, PHONE, text);
        }
        ours.play(sandbox, start.plus(Duration.ofMinutes(15)), STEPS);
        var spent = Outlay.Counted.in(platform, sandbox, start, ours.now()).since(counted);
        platform.database().commit(outlay.settled(spent, Usage.NONE));
        var made = new ArrayList<>(turns(ours, sandbox, known.sk()));
        made.removeIf(turn -> before.stream().anyMatch(old -> old.id().equals(turn.id())));
        var after = conversations.ofLead(known.sk());
        return new TestChat.Answer(
                session,
                strategyId,
                brief.version(),
                ours.handed().stream().map(Stage.Handed::body).toList(),
                after == null ? "ai" : after.value().ownership().mode().wire(),
                List.copyOf(made),
                new Bookings(ours.platform()).of(sandbox).ofLead(known.sk()),
                leads.facts(known.sk()));
    }

    private static List<TurnView> turns(Stage stage, Tenant sandbox, String leadId) {
        var turns = new Turns(stage.platform());
        return turns.list(sandbox, Conversations.idOf(leadId), null, 20).data().reversed().stream()
                .map(turn -> turns.need(sandbox, turn.id(), true))
                .toList();
    }

    private static Instant later(Instant now, @Nullable Instant last) {
        return last != null && last.isAfter(now) ? last.plusSeconds(1) : now;
    }

    private Stage stage() {
        if (stage == null) {
            stage = new Stage(platform, Stage.Patience.NONE);
        }
        return Objects.requireNonNull(stage);
    }
}
