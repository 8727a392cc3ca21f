package com.loctelli.assistant.turn;

import com.loctelli.assistant.budget.Spending;
import com.loctelli.assistant.model.Provider;
import com.loctelli.assistant.model.ProviderState;
import com.loctelli.assistant.tools.Intent;
import com.loctelli.assistant.tools.Ledger;
import com.loctelli.assistant.tools.Library;
import com.loctelli.assistant.tools.OfferBook;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.bookings.BookingView;
import com.loctelli.bookings.Bookings;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.knowledge.Knowledge;
import com.loctelli.knowledge.KnowledgeBase;
import com.loctelli.knowledge.Pointer;
import com.loctelli.leads.FactView;
import com.loctelli.leads.Lead;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.Texts;
import com.loctelli.strategies.BriefKeys;
import com.loctelli.strategies.Briefs;
import com.loctelli.strategies.Strategies;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a turn needs in two waves of reads that run side by side: the conversation with its messages, and then
 * all that the conversation's head names.
 */
final class Reading {
    /** The most that no summary tells when the next is called for, and what may come until it is made. */
    private static final int MESSAGES = Math.max(Summaries.FROM, Prompt.SHOWN + Summaries.EVERY) + 10;

    private static final int SHORT = 30;
    private static final int LONGEST = 500;

    private final Platform platform;
    private final Briefs briefs;

    /** @param briefs those that this process has read */
    Reading(Platform platform, Briefs briefs) {
        this.platform = platform;
        this.briefs = briefs;
    }

    /** The keys of what the assistant keeps with a conversation. */
    static String offersKey(String conversationId) {
        return conversationId + "#OFFERS";
    }

    static String sentKey(String conversationId) {
        return conversationId + "#SENT";
    }

    static String triesKey(String conversationId) {
        return conversationId + "#TRIES";
    }

    /** The first wave. */
    record Opening(
            Stored<Conversation> head,
            List<StoredMessage> recent,
            @Nullable SubAccount business,
            OfferBook offers,
            List<Intent> intents,
            @Nullable Summary summary,
            @Nullable Stored<Tries> tries,
            Spending spending,
            SentToday sentToday,
            ProviderState provider,
            List<KnowledgeBase> bases,
            String stamp) {}

    /** The conversation as it is now, or null where there is none. */
    @SuppressWarnings("unchecked") // the reads' answers come back in their order
    @Nullable
    Opening open(Tenant tenant, TurnDue due) {
        var conversationId = due.conversationId();
        var conversations = new Conversations(platform).of(tenant);
        var reads = List.<Callable<Object>>of(
                () -> Briefs.want(Spending.want(
                                platform, tenant, platform.database().batch(tenant)))
                        .want(TableName.ASSISTANT, sentKey(conversationId))
                        .want(TableName.CONVERSATIONS, Conversations.headKey(conversationId))
                        .want(TableName.SUBACCOUNTS, SubAccounts.KEY)
                        .want(TableName.ASSISTANT, offersKey(conversationId))
                        .want(TableName.ASSISTANT, triesKey(conversationId))
                        .want(TableName.ASSISTANT, Summaries.key(conversationId))
                        .read(),
                () -> conversations.recent(conversationId, MESSAGES),
                () -> new Ledger(platform).of(tenant, conversationId),
                () -> new Provider(platform).read(),
                () -> new Knowledge(platform).of(tenant).bases(named(due)));
        var answers = Meter.together(reads);
        var items = (BatchRead.Answer) answers.get(0);
        var head = items.find(TableName.CONVERSATIONS, Conversations.headKey(conversationId), Conversation.class)
                .orElse(null);
        if (head == null) {
            return null;
        }
        // A message committed between the two reads belongs to a later turn.
        var recent = ((List<StoredMessage>) answers.get(1))
                .stream()
                        .filter(message -> message.seq() <= head.value().lastSeq())
                        .toList();
        var business = items.find(TableName.SUBACCOUNTS, SubAccounts.KEY, SubAccount.class)
                .map(Stored::value)
                .orElse(null);
        return new Opening(
                head,
                recent,
                business,
                items.find(TableName.ASSISTANT, offersKey(conversationId), OfferBook.class)
                        .map(stored -> stored.value().ahead(platform.clock().now()))
                        .orElse(OfferBook.EMPTY),
                ((List<Stored<Intent>>) answers.get(2))
                        .stream().map(Stored::value).toList(),
                items.find(TableName.ASSISTANT, Summaries.key(conversationId), Summary.class)
                        .map(Stored::value)
                        .orElse(null),
                items.find(TableName.ASSISTANT, triesKey(conversationId), Tries.class)
                        .orElse(null),
                Spending.open(platform, tenant, items, business),
                items.find(TableName.ASSISTANT, sentKey(conversationId), SentToday.class)
                        .map(Stored::value)
                        .orElse(SentToday.NONE),
                (ProviderState) answers.get(3),
                (List<KnowledgeBase>) answers.get(4),
                Briefs.stamp(items));
    }

    /** All the rest, or null where the lead is gone. */
    @SuppressWarnings("unchecked") // as above
    @Nullable
    Moment complete(Tenant tenant, TurnDue due, Opening opening) {
        var head = opening.head().value();
        var texts = new Texts(platform).of(tenant);
        var known = briefs.known(tenant, head.strategyId(), opening.stamp());
        var reads = new ArrayList<Callable<Object>>();
        reads.add(() -> {
            var batch = platform.database().batch(tenant).want(TableName.LEADS, TenantLeads.key(head.leadId()));
            return texts.want(known == null ? BriefKeys.want(batch, head.strategyId()) : batch, head.leadAddress())
                    .read();
        });
        reads.add(() -> new Leads(platform).of(tenant).facts(head.leadId()));
        reads.add(() -> new Bookings(platform).of(tenant).ofLead(head.leadId()));
        var question = due.kind().equals(TurnDue.INBOUND) ? question(opening.recent()) : "";
        var knowledge = new Knowledge(platform).of(tenant);
        reads.add(() -> knowledge.pointers(opening.bases(), question, Library.PASSAGES));
        var answers = Meter.together(reads);
        var items = (BatchRead.Answer) answers.get(0);
        var lead = items.find(TableName.LEADS, TenantLeads.key(head.leadId()), Lead.class)
                .orElse(null);
        if (lead == null) {
            return null;
        }
        var named = known == null ? BriefKeys.brief(items, head.strategyId()) : known.brief();
        if (known == null) {
            briefs.keep(tenant, head.strategyId(), opening.stamp(), named);
        }
        var brief = head.isLedBy(named)
                ? named
                : new Strategies(platform).of(tenant).brief(lead.value().strategyId());
        var now = platform.clock().now();
        var wanted = brief == null || question.isEmpty() ? List.<String>of() : brief.knowledgeBaseIds();
        // Who told of the turn knew no strategy, or another: rare, and two more trips.
        var pointers = wanted.equals(named(due))
                ? (List<Pointer>) answers.get(3)
                : knowledge.pointers(knowledge.bases(wanted), question, Library.PASSAGES);
        var summary = opening.summary();
        var tries = opening.tries();
        var everyBooking = (List<BookingView>) answers.get(2);
        var sending = texts.factsOf(items, head.leadAddress(), lead.value());
        var untold = opening.intents().stream()
                .filter(intent -> intent.isDone(everyBooking, sending.suppression() != null, head.id()))
                .toList();
        var bookings = everyBooking.stream()
                .filter(booking -> booking.startAt().isAfter(now))
                .filter(booking ->
                        booking.status() == BookingStatus.CONFIRMED || booking.status() == BookingStatus.PENDING)
                .toList();
        return new Moment(
                tenant,
                now,
                due.kind(),
                opening.head(),
                lead,
                opening.business(),
                brief,
                opening.recent(),
                (List<FactView>) answers.get(1),
                bookings,
                opening.offers(),
                untold,
                summary == null ? null : Summaries.open(platform, tenant, head.id(), summary),
                summary == null ? 0 : summary.throughSeq(),
                tries == null ? null : tries.value(),
                sending,
                pointers);
    }

    private static List<String> named(TurnDue due) {
        var ids = due.knowledgeBaseIds();
        return ids == null ? List.of() : ids;
    }

    /** What the lead asks, in their words; a question that is short is about what was said before it. */
    private static String question(List<StoredMessage> recent) {
        var asked = Moment.unanswered(recent);
        var words = texts(asked);
        boolean isShort = words.length() < SHORT && words.contains("?");
        int first = asked.isEmpty() ? recent.size() : recent.indexOf(asked.getFirst());
        var before = recent.subList(Math.max(0, first - 2), first);
        var all = isShort ? words + " " + texts(before) : words;
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }

    private static String texts(List<StoredMessage> messages) {
        return messages.reversed().stream().map(StoredMessage::text).collect(Collectors.joining(" "));
    }
}
