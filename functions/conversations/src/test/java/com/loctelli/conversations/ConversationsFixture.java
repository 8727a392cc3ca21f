package com.loctelli.conversations;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.OptOutResult;
import com.loctelli.messaging.PreparedText;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Conduct;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.Timing;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sub-account with a number, an agent that waits five seconds, and a person who works its leads. */
final class ConversationsFixture {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    final TestPlatform test;
    final Platform platform;
    final Tenant tenant;
    final Caller.User person;
    final TenantConversations conversations;
    final TenantLeads leads;
    final String sender = "+1415736" + NUMBERS.incrementAndGet();

    ConversationsFixture(TestPlatform test) {
        this(test, AgentMode.AUTO);
    }

    ConversationsFixture(TestPlatform test, AgentMode mode) {
        this.test = test;
        this.platform = test.platform();
        this.tenant = test.tenant();
        this.person = test.user(tenant, Role.AGENT);
        this.conversations = new Conversations(platform).of(tenant);
        this.leads = new Leads(platform).of(tenant);
        new Senders(platform).add(tenant, PhoneNumber.ofE164(sender), "twilio", null, null, Actor.SYSTEM);
        strategy("st_" + platform.ids().token(), mode, 5);
    }

    void strategy(String id, AgentMode mode, int wait) {
        strategy(id, mode, new Timing(wait, null, null), null);
    }

    void strategy(String id, AgentMode mode, Timing timing, @Nullable Sleep sleep) {
        var content = new StrategyContent(
                "Mia",
                "assistant",
                null,
                null,
                "warm",
                null,
                List.of(),
                null,
                List.of(),
                "close",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        var made = new Strategy(
                id,
                "S",
                null,
                null,
                null,
                1,
                true,
                mode,
                null,
                timing,
                Limits.DEFAULT,
                content,
                null,
                platform.clock().now(),
                null,
                sleep == null ? null : new Conduct(List.of("sms"), sleep, List.of(), List.of(), Map.of()));
        new Strategies(platform).of(tenant).add(made, false, Actor.SYSTEM);
    }

    static PhoneNumber phone() {
        return PhoneNumber.ofE164("+1212736" + NUMBERS.incrementAndGet());
    }

    Stored<Lead> lead(PhoneNumber phone) {
        var fields = LeadChange.builder().name("Ann Lee").phone(phone.e164()).build();
        return leads.create(NewLead.of(LeadSource.API, fields), Actor.SYSTEM);
    }

    /** A lead who is served by that strategy. */
    Stored<Lead> lead(PhoneNumber phone, String strategyId) {
        var fields = LeadChange.builder()
                .name("Ann Lee")
                .phone(phone.e164())
                .strategyId(strategyId)
                .build();
        return leads.create(NewLead.of(LeadSource.API, fields), Actor.SYSTEM);
    }

    Taken texts(PhoneNumber from, String text) {
        return conversations.intake().take(arrival(from, text));
    }

    Arrival arrival(PhoneNumber from, String text) {
        return new Arrival("SM" + platform.ids().token(), from, sender, text, OptOutResult.Kind.ORDINARY);
    }

    /** The agent's reply, which is on its way to the carrier; returns its text. */
    String replied(Stored<Lead> lead, String words) {
        var text = prepared(lead, words);
        var head = conversations.need(Conversations.idOf(lead.sk()));
        var writes = new ArrayList<>(conversations.reply(head, words, Actor.AI, text.id(), null));
        writes.addAll(text.writes());
        platform.database().commit(writes);
        return text.id();
    }

    /** A text of the agent's as an answer to the lead, of which nothing is written yet. */
    PreparedText prepared(Stored<Lead> lead, String words) {
        var texts = new Texts(platform).of(tenant);
        var to = Objects.requireNonNull(lead.value().phone());
        var request = new TextRequest(
                to,
                words,
                lead.sk(),
                Conversations.idOf(lead.sk()),
                "reply",
                "turn:" + platform.ids().token(),
                null,
                Actor.AI);
        return texts.prepare(texts.facts(to, lead.value()), request);
    }

    /** The text as it is now, which must be there. */
    Stored<SmsMessage> text(String textId) {
        var deliveries = new Deliveries(platform, new Consents(platform)).of(tenant);
        return Objects.requireNonNull(deliveries.find(textId));
    }

    /** Puts a text on the queue and works the queue to its end. */
    void arrives(String sid, PhoneNumber from, String text) {
        var inbound = new InboundText(
                sid, from.e164(), sender, text, null, platform.clock().now().toString());
        platform.queues().send(Outgoing.sealed(QueueName.INBOUND_TEXTS, tenant, platform.cipher(), inbound));
        test.drain(QueueName.INBOUND_TEXTS, new TakeInboundText.Function(platform));
    }

    /** What the agent was told, as far as it is visible now. */
    List<TurnDue> told() {
        var seen = new ArrayList<TurnDue>();
        test.drain(
                QueueName.TURNS,
                new QueueFunction<>(platform, TurnDue.class, (of, due) -> {
                    if (of.equals(tenant)) {
                        seen.add(due);
                    }
                    return Outcome.DONE;
                }) {});
        return seen;
    }

    HttpCall call(Function<Platform, ? extends HttpFunction> function, String method) {
        return test.call(test.function(function, Permission.WORK), method, "/v1/conversations")
                .as(person);
    }

    List<String> texts(String id) {
        return conversations.recent(id, 100).stream().map(StoredMessage::text).toList();
    }

    List<String> keys(TableName table) {
        return platform
                .database()
                .table(table)
                .of(tenant)
                .query(Query.prefix("").limit(1000), Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk())
                .toList();
    }
}
