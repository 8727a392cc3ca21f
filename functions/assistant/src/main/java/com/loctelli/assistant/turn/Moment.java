package com.loctelli.assistant.turn;

import com.loctelli.assistant.tools.Intent;
import com.loctelli.assistant.tools.OfferBook;
import com.loctelli.bookings.BookingView;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Direction;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.knowledge.Pointer;
import com.loctelli.leads.FactView;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.SendingFacts;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a turn knows when it begins.
 *
 * @param business the sub-account; null where its item is missing, which means all defaults
 * @param brief null where there is no agent
 * @param untold what was done in turns whose replies were never sent
 * @param summary what was said before the latest messages; null in a short conversation
 * @param summarizedSeq the last message that the summary tells of; 0 without one
 * @param recent the latest messages, oldest first
 * @param sendingFacts null in a moment that is played again
 * @param pointers where the passages of the knowledge bases lie that fit what the lead asks
 */
record Moment(
        Tenant tenant,
        Instant now,
        String kind,
        Stored<Conversation> head,
        Stored<Lead> lead,
        @Nullable SubAccount business,
        @Nullable AgentBrief brief,
        List<StoredMessage> recent,
        List<FactView> facts,
        List<BookingView> bookings,
        OfferBook offers,
        List<Intent> untold,
        @Nullable String summary,
        long summarizedSeq,
        @Nullable Tries tries,
        @Nullable SendingFacts sendingFacts,
        List<Pointer> pointers) {

    /** What the rules of texting say; a moment that is played again has none, for nothing is sent from it. */
    SendingFacts sending() {
        return Objects.requireNonNull(sendingFacts, "a replay sends nothing");
    }

    /** How long messages are kept, and what is kept of a turn. */
    Duration retention() {
        var settings = business == null ? SubAccountSettings.DEFAULTS : business.settings();
        return Duration.ofDays(settings.compliance().retentionDays());
    }

    String conversationId() {
        return head.value().id();
    }

    String leadId() {
        return head.value().leadId();
    }

    /** Whether the agent writes though nobody wrote to it. */
    boolean isFollowUp() {
        return kind.equals(TurnDue.FOLLOW_UP);
    }

    /** The last message that the turn answers; 0 for a greeting. */
    long triggerSeq() {
        return head.value().lastSeq();
    }

    /** The lead's latest messages, newest last. */
    List<String> leadTexts() {
        return recent.stream()
                .filter(message -> message.direction() == Direction.IN)
                .map(StoredMessage::text)
                .toList();
    }

    /** What the lead wrote since anybody answered. */
    List<StoredMessage> unanswered() {
        return unanswered(recent);
    }

    /** Of the latest messages those of the lead that nobody answered; what we send by ourselves answers nothing. */
    static List<StoredMessage> unanswered(List<StoredMessage> recent) {
        int from = recent.size();
        while (from > 0
                && (recent.get(from - 1).direction() == Direction.IN
                        || recent.get(from - 1).isAutomatic())) {
            from--;
        }
        return recent.subList(from, recent.size()).stream()
                .filter(message -> message.direction() == Direction.IN)
                .toList();
    }
}
