package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.PreparedText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.strategies.BriefKeys;
import com.loctelli.strategies.Sleep;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A person writes to a lead. One transaction takes the conversation over, appends the message, stores the text to be sent
 * and brings the lead to the top of the lists: nothing of it is ever there without the rest. A text that the rules keep
 * back is recorded with the rule and refused, and the conversation stays whose it was.
 */
final class PersonWrites {
    private final Platform platform;
    private final Conversations conversations;
    private final Leads leads;
    private final Texts texts;

    @Inject
    PersonWrites(Platform platform, Conversations conversations, Leads leads, Texts texts) {
        this.platform = platform;
        this.conversations = conversations;
        this.leads = leads;
        this.texts = texts;
    }

    /** Writes in a conversation that is there. */
    MessageView in(Caller caller, String id, String text) {
        return send(caller, conversations.of(caller.tenant()).need(id), text);
    }

    /** Writes to a lead, and opens the conversation where there is none. */
    MessageView to(Caller caller, String leadId, String text) {
        var tenant = caller.tenant();
        var lead = leads.of(tenant).need(leadId);
        var known = conversations.of(tenant).ofLead(leadId);
        if (known != null) {
            return send(caller, known, text);
        }
        var sender = texts.of(tenant).defaultSender().orElseThrow(ConversationProblems.NO_SENDER::problem);
        return send(caller, conversations.of(tenant).openFor(lead, sender.phone()), text);
    }

    private MessageView send(Caller caller, Stored<Conversation> first, String text) {
        var scene = prepare(caller, first.value(), text);
        var prepared = scene.text();
        if (prepared.status() == TextState.SKIPPED) {
            platform.database().commit(prepared.writes());
            throw MessagingProblems.refused(prepared.id(), prepared.decision());
        }
        var ours = conversations.of(caller.tenant());
        var head = first;
        for (int left = Desk.ATTEMPTS; ; left--) {
            var said = ours.desk().says(head, text, caller.actor(), prepared.id(), scene.sleep());
            var writes = new ArrayList<Write>(said.writes());
            writes.addAll(prepared.writes());
            try {
                leads.of(caller.tenant())
                        .commitTexted(scene.lead(), platform.clock().now(), writes);
                texts.of(caller.tenant()).enqueue(prepared.messages());
                return MessageView.of(said.message(), prepared.status());
            } catch (Problem problem) {
                if (left == 1 || !problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
                head = ours.need(head.value().id());
            }
        }
    }

    private record Prepared(@Nullable Stored<Lead> lead, PreparedText text, Sleep sleep) {}

    private Prepared prepare(Caller caller, Conversation head, String text) {
        var ours = texts.of(caller.tenant());
        var key = TenantLeads.key(head.leadId());
        var batch = platform.database().batch(caller.tenant()).want(TableName.LEADS, key);
        var answer = ours.want(BriefKeys.want(batch, head.strategyId()), head.leadAddress())
                .read();
        var brief = BriefKeys.brief(answer, head.strategyId());
        var lead = answer.find(TableName.LEADS, key, Lead.class).orElse(null);
        var facts = ours.factsOf(answer, head.leadAddress(), lead == null ? null : lead.value());
        // The number that the lead knows, unless it is no longer ours.
        var from = facts.roster().choose(head.senderNumber()) == null ? null : head.senderNumber();
        var prepared = ours.prepare(
                facts,
                new TextRequest(
                        head.leadAddress(),
                        text,
                        head.leadId(),
                        head.id(),
                        head.lastInboundAt() == null ? "informational" : "reply",
                        "person:" + platform.ids().token(),
                        from,
                        caller.actor()));
        return new Prepared(lead, prepared, brief == null ? Sleep.DEFAULT : brief.sleep());
    }
}
