package com.loctelli.assistant;

import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.bookings.BookingView;
import com.loctelli.bookings.Bookings;
import com.loctelli.bookings.calendars.CalendarChange;
import com.loctelli.bookings.calendars.CalendarTerms;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Schedule;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TenantConversations;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.knowledge.AddDocument;
import com.loctelli.knowledge.CreateKnowledgeBase;
import com.loctelli.knowledge.IndexDocument;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.TextView;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.ChatRequest;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Conduct;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Question;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.Timing;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A sub-account with a number, a calendar that is open on weekdays, and an agent whose model is the scripted one on
 * loopback, or whoever a test lets speak in its place.
 */
final class Scene {
    private static final Model MODEL = Model.start(ModelSettings.of(new Faults(), InstantSource.system()));
    private static final AtomicInteger NUMBERS = new AtomicInteger(2000);

    final TestPlatform test;
    final Platform platform;
    final Tenant tenant;
    final Caller.User person;
    final TenantConversations conversations;
    final String sender = "+1415736" + NUMBERS.incrementAndGet();
    final String phone = "+1212736" + NUMBERS.incrementAndGet();
    final AssistantComponent parts;
    final String leadId;
    final String id;

    Scene() {
        this(AgentMode.AUTO, List.of());
    }

    Scene(AgentMode mode, List<ExecutionInterceptor> interceptors) {
        this(start(interceptors), mode);
    }

    Scene(TestPlatform test, AgentMode mode) {
        this.test = test;
        this.platform = test.platform();
        this.tenant = test.tenant();
        this.person = test.user(tenant, Role.AGENT);
        this.conversations = new Conversations(platform).of(tenant);
        this.parts = DaggerAssistantComponent.factory().create(platform);
        speakBy(new SalesAgent(InstantSource.system()));
        new Senders(platform).add(tenant, PhoneNumber.ofE164(sender), "twilio", null, null, Actor.SYSTEM);
        strategy(mode, calendar());
        var fields = LeadChange.builder().name("Ann Lee").phone(phone).build();
        this.leadId = new Leads(platform)
                .of(tenant)
                .capture(NewLead.of(LeadSource.FORM, fields), Actor.SYSTEM)
                .lead()
                .sk();
        this.id = Conversations.idOf(leadId);
    }

    static TestPlatform start(List<ExecutionInterceptor> interceptors) {
        return start(interceptors, Map.of());
    }

    static TestPlatform start(List<ExecutionInterceptor> interceptors, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "LOCTELLI_PASSWORD_COST", "4",
                "OPENAI_API_KEY", "local",
                "OPENAI_BASE_URL", MODEL.baseUrl(),
                "OPENAI_MODEL", "scripted-sales-agent"));
        settings.putAll(more);
        return TestPlatform.start(settings, interceptors);
    }

    /** The sub-account, set as said and otherwise by default. */
    SubAccount business(Map<String, Object> settings) {
        var business = new SubAccount(
                tenant.id().value(),
                "Sun Roofs",
                "sun-roofs-" + platform.ids().token(),
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                Json.fromTree(settings, SubAccountSettings.class),
                null,
                null,
                null,
                null);
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        platform.database().commit(rows.put(SubAccounts.KEY, business, Actor.SYSTEM));
        return business;
    }

    void speakBy(Function<ChatRequest, ChatReply> speaker) {
        MODEL.speakBy(speaker);
    }

    private String calendar() {
        var user = new Users(platform)
                .of(tenant)
                .add(
                        new NewUser("Max", "max-" + platform.ids().token() + "@example.com", "Str0ng!pass", Role.AGENT),
                        Actor.SYSTEM)
                .id();
        var days = List.of("MON", "TUE", "WED", "THU", "FRI").stream()
                .map(day -> new Schedule.WeekdayHours(day, "09:00", "17:00"))
                .toList();
        new Schedules(platform)
                .put(tenant, user, new Schedule("America/New_York", days, List.of(), List.of()), Actor.SYSTEM);
        var terms = new CalendarTerms(
                null, List.of(user), null, 30, 30, 0, 0, 0, 30, null, null, null, null, null, null, null, null);
        return new Calendars(platform)
                .of(tenant)
                .create(new CalendarChange("Call", "America/New_York", terms), Actor.SYSTEM)
                .value()
                .id();
    }

    private void strategy(AgentMode mode, String calendarId) {
        var content = new StrategyContent(
                "Mia",
                "the scheduling assistant of Sun Roofs",
                null,
                null,
                "warm",
                null,
                List.of(new Question("budget", "What is your budget for the roof?", true, "budget")),
                null,
                List.of(),
                "Offer a call.",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        var made = new Strategy(
                "st_" + platform.ids().token(),
                "S",
                null,
                null,
                null,
                1,
                true,
                mode,
                calendarId,
                new Timing(5, null, null),
                Limits.DEFAULT,
                content,
                null,
                platform.clock().now(),
                null,
                null);
        new Strategies(platform).of(tenant).add(made, true, Actor.SYSTEM);
    }

    /** A knowledge base that the strategy looks things up in, with one document; the document's id. */
    String knows(String title, String text) {
        var manager = test.user(tenant, Role.MANAGER);
        var base = test.call(
                        test.function(CreateKnowledgeBase.Function::new, Permission.MANAGE),
                        "POST",
                        "/v1/knowledge-bases")
                .as(manager)
                .body(Map.of("name", "All", "language", "en"))
                .send();
        var id = String.valueOf(base.at("id"));
        var document = test.call(
                        test.function(AddDocument.Function::new, Permission.MANAGE),
                        "POST",
                        "/v1/knowledge-bases/x/documents")
                .as(manager)
                .path("id", id)
                .body(Map.of("title", title, "source", "file", "text", text))
                .send();
        test.drain(QueueName.DOCUMENTS, new IndexDocument.Function(platform));
        looksUpIn(List.of(id));
        return String.valueOf(document.at("id"));
    }

    /** Has the strategy look things up in these from now on. */
    void looksUpIn(List<String> knowledgeBaseIds) {
        change(old -> with(
                old,
                old.mode(),
                old.content(),
                new Conduct(List.of("sms"), Sleep.DEFAULT, List.of(), knowledgeBaseIds, Map.of())));
    }

    /** Has the agent say otherwise from now on, as another version. */
    void says(String aiName) {
        change(old -> {
            var tree = new LinkedHashMap<String, Object>(Json.toTree(old.content()));
            tree.put("aiName", aiName);
            return with(old, old.mode(), Json.fromTree(tree, StrategyContent.class), old.conducted());
        });
    }

    private void change(UnaryOperator<Strategy> how) {
        var all = new Strategies(platform).of(tenant);
        all.change(all.defaultId(), Optional.empty(), true, how, Actor.SYSTEM);
    }

    private static Strategy with(Strategy old, AgentMode mode, StrategyContent content, Conduct conduct) {
        boolean saysOther = !content.equals(old.content());
        return new Strategy(
                old.id(),
                old.name(),
                null,
                null,
                null,
                saysOther ? old.currentVersion() + 1 : old.currentVersion(),
                true,
                mode,
                old.calendarId(),
                old.timing(),
                old.limits(),
                content,
                null,
                old.firstMadeAt(),
                null,
                conduct);
    }

    /** Has the agent behave otherwise from now on. */
    void conduct(AgentMode mode, @Nullable Sleep sleep, List<FollowUp> followUps, List<HandoffRule> handoffRules) {
        change(old -> {
            var tree = new LinkedHashMap<String, Object>(Json.toTree(old.content()));
            tree.put("handoffRules", handoffRules.stream().map(Json::toTree).toList());
            return with(
                    old,
                    mode,
                    Json.fromTree(tree, StrategyContent.class),
                    new Conduct(List.of("sms"), sleep == null ? Sleep.DEFAULT : sleep, followUps, List.of(), Map.of()));
        });
    }

    /** The agent's turn on a plan of its own. */
    Outcome followUp() {
        return parts.answerTurn().work(tenant, TurnDue.of(id, TurnDue.FOLLOW_UP, head().lastSeq()));
    }

    /** Works the events of new leads. */
    void greet() {
        test.drain(QueueName.LEAD_EVENTS, new GreetLead.Function(platform));
    }

    /** The lead texts. */
    void texts(String text) {
        var inbound = new InboundText(
                "SM" + platform.ids().token(),
                phone,
                sender,
                text,
                null,
                platform.clock().now().toString());
        platform.queues().send(Outgoing.sealed(QueueName.INBOUND_TEXTS, tenant, platform.cipher(), inbound));
        test.drain(QueueName.INBOUND_TEXTS, new TakeInboundText.Function(platform));
    }

    /** The lead texts, the merge window ends, and the agent has its turn. */
    String answer(String text) {
        texts(text);
        test.clock().advance(Duration.ofSeconds(6));
        turn();
        return saidByAgent().isEmpty() ? "" : saidByAgent().getLast();
    }

    /** The agent's turn on what was written last. */
    Outcome turn() {
        return turn(head().lastSeq());
    }

    Outcome turn(long seq) {
        return parts.answerTurn().work(tenant, TurnDue.of(id, TurnDue.INBOUND, seq));
    }

    Conversation head() {
        return conversations.need(id).value();
    }

    List<StoredMessage> messages() {
        return conversations.recent(id, 100);
    }

    List<String> saidByAgent() {
        return messages().stream()
                .filter(message -> message.author().type().equals("ai"))
                .map(StoredMessage::text)
                .toList();
    }

    /** The texts that were stored to be sent, newest first. */
    List<TextView> sms() {
        return new Texts(platform).of(tenant).list(leadId, null, 100).data();
    }

    List<BookingView> bookings() {
        return new Bookings(platform).of(tenant).ofLead(leadId);
    }

    /** The traces, newest first. */
    List<TurnView> traces() {
        return new Turns(platform).list(tenant, id, null, 100).data();
    }

    /** How often the model was asked in this conversation's sub-account since the given count of all requests. */
    static int asked() {
        return MODEL.journal().size();
    }

    static ChatRequest lastAsked() {
        return MODEL.journal().getLast();
    }
}
