package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's conversations: how they are read, opened and written by the agent. What persons do is at the
 * {@link #desk()}; how a lead's text comes in is {@link Intake}.
 */
public final class TenantConversations {
    /** The product does not say more than this by itself in a row. */
    private static final int LAST_WORDS = 10;

    private final Platform platform;
    private final Rows rows;
    private final Letters letters;

    TenantConversations(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.CONVERSATIONS).of(tenant);
        this.letters = new Letters(platform, rows);
    }

    /** The key of the lead's {@link Conversation}, for batch reads of {@link TableName#CONVERSATIONS}. */
    public static String keyOf(String leadId) {
        return ConversationKeys.head(ConversationKeys.id(leadId, ConversationKeys.SMS));
    }

    /** The conversation, or null where there is none of that id. */
    public @Nullable Stored<Conversation> find(String id) {
        return rows.get(ConversationKeys.head(id), Conversation.class);
    }

    /** The conversation; 404 where there is none of that id. */
    public Stored<Conversation> need(String id) {
        return rows.need(ConversationKeys.head(id), Conversation.class);
    }

    /** The lead's conversation by text, or null where nobody has opened it. */
    public @Nullable Stored<Conversation> ofLead(String leadId) {
        return find(Conversations.idOf(leadId));
    }

    /** A page of the conversations, the most recently active first. */
    public Page<Stored<Conversation>> page(@Nullable ConversationStatus status, @Nullable String cursor, int limit) {
        var query = status == null
                ? Query.prefix("").on(ConversationKeys.BY_ACTIVITY)
                : Query.prefix(status.wire() + "#").on(ConversationKeys.BY_STATUS);
        return rows.query(query.newestFirst().limit(limit).after(cursor), Conversation.class);
    }

    /** The newest messages with their texts, in their order. */
    public List<StoredMessage> recent(String id, int most) {
        return open(rows.query(Conversations.newest(id, most), SealedMessage.class)
                        .data())
                .reversed();
    }

    /**
     * Whether the lead waits for an answer: the last word is theirs, and nobody has settled the matter. What the product
     * sends by itself answers nobody.
     */
    boolean isUnanswered(Conversation head) {
        var in = head.lastInboundAt();
        var out = head.lastOutboundAt();
        if (in == null || head.status() == ConversationStatus.RESOLVED) {
            return false;
        }
        if (out == null || in.isAfter(out)) {
            return true;
        }
        return rows.query(Conversations.newest(head.id(), LAST_WORDS), SealedMessage.class).data().stream()
                .map(Stored::value)
                .filter(message -> !message.isAutomatic())
                .findFirst()
                .map(message -> message.direction() == Direction.IN)
                .orElse(false);
    }

    /** A page of the messages after a sequence number, in their order or the newest first. */
    public Page<StoredMessage> messages(
            String id, long afterSeq, boolean newestFirst, @Nullable String cursor, int limit) {
        var all =
                Query.between(ConversationKeys.message(id, afterSeq + 1), ConversationKeys.message(id, 9_999_999_999L));
        var query = (newestFirst ? all.newestFirst() : all).limit(limit).after(cursor);
        var page = rows.query(query, SealedMessage.class);
        return new Page<>(open(page.data()), page.next(), page.limit());
    }

    /** The texts of messages that were read as part of another read. */
    public List<StoredMessage> open(List<Stored<SealedMessage>> items) {
        return letters.open(items);
    }

    /**
     * The lead's conversation by text, opened where it is not yet; a lead without a number has none. Whoever means to
     * begin it must see {@code lastSeq} 0: the lead may have written first.
     *
     * @param senderNumber the number of ours that the lead will see
     */
    public Stored<Conversation> openFor(Stored<Lead> lead, String senderNumber) {
        var address = lead.value().phone();
        if (address == null) {
            throw ConversationProblems.NO_ADDRESS.problem();
        }
        var id = Conversations.idOf(lead.sk());
        var known = find(id);
        if (known == null) {
            var fresh = fresh(lead.sk(), address, senderNumber, lead.value().strategyId());
            try {
                platform.database().commit(insert(fresh, Actor.SYSTEM));
            } catch (Problem problem) {
                if (!problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
                // Somebody else opened it between the read and the write: theirs is the one.
            }
            return need(id);
        }
        var head = known.value();
        if (address.equals(head.leadAddress()) && head.senderNumber() != null) {
            return known;
        }
        desk().change(
                        id,
                        current -> new HeadChange(current, platform.clock().now())
                                .set("leadAddress", address)
                                .set(
                                        "senderNumber",
                                        current.senderNumber() == null ? senderNumber : current.senderNumber()));
        return need(id);
    }

    /**
     * The writes of the agent's reply, to be committed in one transaction with whatever sends it. Refused as
     * {@link ConversationProblems#SUPERSEDED} unless the conversation is the agent's, at the epoch and the last
     * message of the head that is given: nobody has taken it, and nobody has written since.
     */
    public List<Write> reply(
            Stored<Conversation> head, String text, Actor author, String textId, @Nullable String turnId) {
        return reply(head, text, author, textId, turnId, Afterwards.WAITS, null);
    }

    /**
     * The same, and what becomes of the conversation with it.
     *
     * @param language what the lead was recognised to write; null where that did not show
     */
    public List<Write> reply(
            Stored<Conversation> stored,
            String text,
            Actor author,
            String textId,
            @Nullable String turnId,
            Afterwards afterwards,
            @Nullable String language) {
        var head = stored.value();
        var now = platform.clock().now();
        var message = letters.outbound(head.lastSeq() + 1, author, text, textId, turnId, now);
        var change = new HeadChange(head, now)
                .message(Direction.OUT)
                .add("aiMessageCount", 1)
                .add("aiMessagesSince", 1);
        if (language != null && !language.equals(head.language())) {
            change.set("language", language);
        }
        switch (afterwards) {
            case Afterwards.Waits(var followUp) -> change.waiting(followUp).status(ConversationStatus.WAITING_LEAD);
            case Afterwards.HandsOver(var to) -> given(change, to, now);
            case Afterwards.Ends(var reason) ->
                change.owner(new Ownership(OwnershipMode.CLOSED, null, now, reason, null))
                        .epoch()
                        .settled()
                        .status(ConversationStatus.RESOLVED);
        }
        var sealed = letters.write(head.id(), message, null).otherwise(ConversationProblems.SUPERSEDED);
        return List.of(change.fenced(rows), sealed);
    }

    /** The agent gives the conversation to the persons without a word. Fenced as {@link #reply} is. */
    public Write handOver(Stored<Conversation> head, Handover to) {
        var now = platform.clock().now();
        return given(new HeadChange(head.value(), now), to, now).fenced(rows);
    }

    private static HeadChange given(HeadChange change, Handover to, Instant now) {
        if (to.assigneeId() != null) {
            change.set("assigneeId", to.assigneeId());
        }
        return change.owner(Ownership.human(to.assigneeId(), now, to.reason()).until(to.resumeAt()))
                .epoch()
                .settled()
                .answerBy(to.slaDueAt())
                .status(ConversationStatus.WAITING_US);
    }

    /** The agent ends the conversation, or pauses it, without a word. Fenced as {@link #reply} is. */
    public Write rest(Stored<Conversation> head, OwnershipMode mode, String reason) {
        var now = platform.clock().now();
        return new HeadChange(head.value(), now)
                .owner(new Ownership(mode, null, now, reason, null))
                .epoch()
                .settled()
                .status(mode == OwnershipMode.CLOSED ? ConversationStatus.RESOLVED : ConversationStatus.OPEN)
                .fenced(rows);
    }

    /** The batch needs no answer of the agent: it was answered with a suggestion, or there is no agent any more. */
    public Write settle(Stored<Conversation> head) {
        return new HeadChange(head.value(), platform.clock().now()).settled().fenced(rows);
    }

    /** The agent writes again at another time than was planned. Fenced as {@link #reply} is. */
    public Write postpone(Stored<Conversation> head, FollowUpPlan to) {
        return new HeadChange(head.value(), platform.clock().now()).waiting(to).fenced(rows);
    }

    /** A person answers from now on. */
    public Owned takeOver(String id, String userId, String reason) {
        return desk().takeOver(id, userId, reason);
    }

    /** The agent answers from now on, and first what is still unanswered. */
    public Owned release(String id, String reason) {
        return desk().release(id, reason);
    }

    /** How leads' texts come in. */
    public Intake intake() {
        return new Intake(platform, rows.tenant());
    }

    /** What persons do to conversations. */
    public Desk desk() {
        return new Desk(platform, rows, this);
    }

    /** What time alone brings about. */
    Waking waking() {
        return new Waking(platform, rows, this);
    }

    /** The head of a conversation in which nobody has written. */
    Conversation fresh(String leadId, String address, @Nullable String senderNumber, @Nullable String strategyId) {
        var now = platform.clock().now();
        return new Conversation(
                Conversations.idOf(leadId),
                leadId,
                ConversationKeys.SMS,
                senderNumber,
                address,
                Ownership.ai(now, "opened"),
                1,
                ConversationStatus.OPEN,
                strategyId,
                null,
                null,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The first write of a head; refused as a conflict where there is one already. */
    Write insert(Conversation head, Actor by) {
        return rows.insert(ConversationKeys.head(head.id()), head, by)
                .with(ConversationKeys.BY_ACTIVITY, ConversationKeys.byActivity(head.lastActivityAt(), head.id()))
                .with(
                        ConversationKeys.BY_STATUS,
                        ConversationKeys.byStatus(head.status(), head.lastActivityAt(), head.id()))
                .otherwise(ProblemType.CONFLICT);
    }
}
