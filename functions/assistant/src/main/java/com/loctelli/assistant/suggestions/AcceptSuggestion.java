package com.loctelli.assistant.suggestions;

import com.loctelli.assistant.AssistantProblems;
import com.loctelli.assistant.tools.Ledger;
import com.loctelli.conversations.Afterwards;
import com.loctelli.conversations.ConversationProblems;
import com.loctelli.conversations.Conversations;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.SendingFacts;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/conversations/{id}/suggestion/accept}: sends the reply, as it is or edited, in the name of who accepted
 * it. The conversation stays the agent's. One transaction sends it and says that it is decided: two who accept it at once
 * send it once, and what the lead wrote meanwhile makes it void.
 */
public final class AcceptSuggestion
        implements Endpoint<AcceptSuggestion.Request, Reply.Accepted<AcceptSuggestion.Accepted>> {
    private final Platform platform;
    private final Suggestions suggestions;

    @Inject
    AcceptSuggestion(Platform platform, Suggestions suggestions) {
        this.platform = platform;
        this.suggestions = suggestions;
    }

    @Override
    public Reply.Accepted<Accepted> handle(Caller caller, Request request) {
        var tenant = caller.tenant();
        var by = caller.user().actor();
        var found = suggestions.need(tenant, request.id());
        var one = found.stored().value();
        var given = request.text();
        var text = given == null ? found.text() : given;
        var head = found.head().value();
        var texts = new Texts(platform).of(tenant);
        var leads = new Leads(platform).of(tenant);
        var lead = leads.find(head.leadId());
        var facts = texts.facts(head.leadAddress(), lead == null ? null : lead.value());
        var prepared = texts.prepare(facts, text(found, text, by, Suggestions.textKey(head, one.isGreeting())));
        if (prepared.status() == TextState.SKIPPED) {
            throw refused(
                    texts,
                    facts,
                    text(found, text, by, "refused:" + platform.ids().token()));
        }
        var writes = new ArrayList<>(new Conversations(platform)
                .of(tenant)
                .reply(found.head(), text, by, prepared.id(), one.turnId(), Afterwards.WAITS, null));
        writes.addAll(prepared.writes());
        writes.add(suggestions.decided(tenant, found, SuggestionState.ACCEPTED));
        // What was done before and is told now is not to be told again.
        var ledger = new Ledger(platform);
        var untold = ledger.of(tenant, request.id()).stream().map(Stored::value).toList();
        writes.addAll(ledger.told(tenant, request.id(), untold));
        try {
            leads.commitTexted(lead, platform.clock().now(), writes);
        } catch (Problem problem) {
            boolean isLate = problem.type().equals(ConversationProblems.SUPERSEDED)
                    || problem.type().equals(MessagingProblems.ALREADY_REQUESTED);
            throw isLate ? AssistantProblems.NO_SUGGESTION.problem() : problem;
        }
        texts.enqueue(prepared.messages());
        return new Reply.Accepted<>(new Accepted(
                one.turnId(), prepared.id(), one.seq() + 1, prepared.status(), !text.equals(found.text())));
    }

    /**
     * Records what the rules keep back under a key of its own: the suggestion's is good for one text, and is wanted for
     * the one that leaves when the rule no longer holds.
     */
    private Problem refused(TenantTexts texts, SendingFacts facts, TextRequest request) {
        var recorded = texts.prepare(facts, request);
        if (recorded.status() == TextState.SKIPPED) {
            platform.database().commit(recorded.writes());
        }
        return MessagingProblems.refused(recorded.id(), recorded.decision());
    }

    private static TextRequest text(Suggestions.Holding found, String words, Actor by, String key) {
        var head = found.head().value();
        return new TextRequest(
                head.leadAddress(),
                words,
                head.leadId(),
                head.id(),
                head.lastInboundAt() == null ? "informational" : "reply",
                key,
                head.senderNumber(),
                by);
    }

    /** In which conversation, and the words where they were edited. */
    @Json
    @Valid
    public record Request(
            String id, @Nullable @NotBlank @Size(max = 1600) String text) {}

    /** What was sent. */
    @Json
    public record Accepted(String turnId, String textId, long seq, TextState status, boolean edited) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSuggestionsComponent.factory().create(platform).acceptSuggestion());
        }
    }
}
