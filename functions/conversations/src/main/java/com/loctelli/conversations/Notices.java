package com.loctelli.conversations;

import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.PreparedText;
import com.loctelli.messaging.SendingFacts;
import com.loctelli.messaging.SentText;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextPointer;
import com.loctelli.messaging.delivery.TextState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the product sends a lead by itself, such as reminders: each is stored as a text and as a message of the lead's
 * conversation in one transaction, so that whoever reads the conversation, and the agent, find it where it came. It
 * answers nobody: whose the conversation is, what the agent has yet to answer and where it stands in the inbox stay as
 * they are. A reply of the agent that was under way meanwhile is refused and made again by the next sweep.
 */
public final class Notices {
    private final Platform platform;
    private final Rows rows;
    private final TenantConversations conversations;
    private final TenantTexts texts;
    private final Letters letters;

    Notices(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.CONVERSATIONS).of(tenant);
        this.conversations = new TenantConversations(platform, tenant);
        this.texts = new Texts(platform).of(tenant);
        this.letters = new Letters(platform, rows);
    }

    /**
     * What is to be said.
     *
     * @param author what it is sent for, a booking's reminder for one
     */
    public record Notice(String words, String purpose, String dedupeKey, Actor author) {}

    /**
     * Sends it, from the number that the lead knows. The same dedupe key answers the first text and makes nothing new.
     * What the rules keep back is recorded as a text and is no message, for it was not said.
     *
     * @param facts of the lead's number
     */
    public SentText send(Stored<Lead> lead, SendingFacts facts, Notice notice) {
        var known = facts;
        for (int left = Desk.ATTEMPTS; ; left--) {
            var found = conversations.ofLead(lead.sk());
            var head = found == null ? null : found.value();
            var request = request(lead, known, head, notice);
            var prepared = texts.prepare(known, request);
            var writes = new ArrayList<>(prepared.writes());
            if (prepared.status() != TextState.SKIPPED) {
                writes.addAll(entered(lead, known, head, request, prepared));
            }
            try {
                platform.database().commit(writes);
                texts.enqueue(prepared.messages());
                return new SentText(prepared.id(), prepared.status(), prepared.decision(), true);
            } catch (Problem problem) {
                if (problem.type().equals(MessagingProblems.ALREADY_REQUESTED)) {
                    return texts.send(request);
                }
                boolean isOvertaken = problem.type().equals(ProblemType.CONFLICT)
                        || problem.type().equals(MessagingProblems.SUPPRESSED);
                if (left == 1 || !isOvertaken) {
                    throw problem;
                }
                // Somebody wrote, or said no, in between: it is judged and entered as things are now.
                known = texts.facts(known.to(), lead.value());
            }
        }
    }

    /**
     * Enters the text that confirmed what the lead's own text asked, once and after it; nothing happens where there is
     * none, as where the carrier has confirmed it itself.
     *
     * @param saidAt what it confirms: the carrier's id of the lead's text, which stands in the conversation, or where in
     *     the conversation the lead said so
     */
    public void confirmed(String conversationId, String saidAt) {
        var text = confirmation(saidAt);
        if (text == null) {
            return;
        }
        Optimistic.repeated(Desk.ATTEMPTS, Set.of(ProblemType.CONFLICT), () -> {
            if (!isEntered(text)) {
                var head = conversations.need(conversationId).value();
                var change = new HeadChange(head, platform.clock().now()).notice();
                platform.database().commit(confirming(head, text, change.write(rows), ProblemType.CONFLICT));
            }
        });
    }

    /**
     * The writes that settle the agent's batch, as {@link TenantConversations#settle}, and enter with it the text that
     * confirmed what the lead asked for there, where there is one that is not entered yet.
     *
     * @param saidAt where in the conversation the lead said so
     */
    public List<Write> settled(Stored<Conversation> stored, String saidAt) {
        var text = confirmation(saidAt);
        if (text == null || isEntered(text)) {
            return List.of(conversations.settle(stored));
        }
        var head = stored.value();
        var change = new HeadChange(head, platform.clock().now()).notice().settled();
        return confirming(head, text, change.fenced(rows), ConversationProblems.SUPERSEDED);
    }

    private List<Write> confirming(Conversation head, SmsMessage text, Write change, ProblemType overtaken) {
        var words = platform.cipher().open(rows.tenant(), text.id(), text.bodyEnc());
        var now = platform.clock().now();
        var message = letters.outbound(head.lastSeq() + 1, text.author(), words, text.id(), null, now);
        var mark = new InboundMark(head.id(), message.seq(), null);
        return List.of(
                change,
                letters.write(head.id(), message, null).otherwise(overtaken),
                rows.insert(ConversationKeys.entered(text.id()), mark, Actor.SYSTEM)
                        .otherwise(overtaken));
    }

    private boolean isEntered(SmsMessage text) {
        return rows.get(ConversationKeys.entered(text.id()), InboundMark.class) != null;
    }

    /** The text that confirmed what was said there; null where there is none, or it was not to leave. */
    private @Nullable SmsMessage confirmation(String saidAt) {
        var messaging = platform.database().table(TableName.MESSAGING).of(rows.tenant());
        var pointer = messaging.get(TextKeys.dedupe(TextKeys.confirmation(saidAt)), TextPointer.class);
        var text = pointer == null
                ? null
                : messaging.get(TextKeys.text(pointer.value().textId()), SmsMessage.class);
        return text == null || text.value().status() == TextState.SKIPPED ? null : text.value();
    }

    private TextRequest request(Stored<Lead> lead, SendingFacts facts, @Nullable Conversation head, Notice notice) {
        var wanted = head == null ? null : head.senderNumber();
        return new TextRequest(
                facts.to(),
                notice.words(),
                lead.sk(),
                Conversations.idOf(lead.sk()),
                notice.purpose(),
                notice.dedupeKey(),
                // The number that the lead knows, unless it is no longer ours.
                facts.roster().choose(wanted) == null ? null : wanted,
                notice.author());
    }

    private List<Write> entered(
            Stored<Lead> lead,
            SendingFacts facts,
            @Nullable Conversation head,
            TextRequest request,
            PreparedText prepared) {
        var now = platform.clock().now();
        long seq = head == null ? 1 : head.lastSeq() + 1;
        var message = letters.outbound(seq, request.author(), request.text(), prepared.id(), null, now);
        var first = head == null
                ? opened(lead, facts, request)
                : new HeadChange(head, now).notice().write(rows);
        return List.of(first, letters.write(Conversations.idOf(lead.sk()), message, null));
    }

    private Write opened(Stored<Lead> lead, SendingFacts facts, TextRequest request) {
        var sender = facts.roster().choose(request.from());
        var fresh = conversations.fresh(
                lead.sk(),
                facts.to(),
                sender == null ? null : sender.phone(),
                lead.value().strategyId());
        var begun = Copy.of(fresh)
                .with("lastSeq", 1L)
                .with("lastOutboundAt", fresh.lastActivityAt())
                .with("status", ConversationStatus.WAITING_LEAD)
                .made();
        return conversations
                .insert(begun, request.author())
                .telling(Happening.ofConversation(
                        HeadChange.MESSAGE_SENT,
                        begun.id(),
                        lead.sk(),
                        begun.lastSeq(),
                        begun.ownership().mode().wire()));
    }
}
