package com.loctelli.evals;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.bookings.calendars.CalendarChange;
import com.loctelli.bookings.calendars.CalendarTerms;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Schedule;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.evals.stage.Sandboxes;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.standins.faults.Faults;
import com.loctelli.standins.model.Model;
import com.loctelli.standins.model.ModelSettings;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Question;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A sub-account whose agent is rehearsed, with the scripted model on loopback. */
final class Troupe {
    static final Faults FAULTS = new Faults();
    static final Model MODEL = Model.start(ModelSettings.of(FAULTS, InstantSource.system()));
    private static final AtomicInteger NAMES = new AtomicInteger();

    final TestPlatform test;
    final Platform platform;
    final Tenant owner;
    final String strategyId;

    Troupe(List<ExecutionInterceptor> interceptors) {
        this(interceptors, Map.of());
    }

    Troupe(List<ExecutionInterceptor> interceptors, Map<String, String> more) {
        this(TestPlatform.start(settings(more), interceptors));
    }

    private Troupe(TestPlatform test) {
        this.test = test;
        this.platform = test.platform();
        this.owner = test.tenant();
        this.strategyId = strategy(platform, owner, calendar(platform, owner));
        MODEL.speakBy(new SalesAgent(InstantSource.system()));
    }

    private static Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "OPENAI_API_KEY", "local",
                "OPENAI_BASE_URL", MODEL.baseUrl(),
                "OPENAI_MODEL", "scripted-sales-agent"));
        settings.putAll(more);
        return Map.copyOf(settings);
    }

    /** Another sub-account of the same installation. */
    Troupe another() {
        return new Troupe(test);
    }

    /** A stage for whose pauses the troupe's clock moves on. */
    Stage stage() {
        return new Stage(platform, nanos -> test.clock().advance(Duration.ofNanos(nanos)));
    }

    AgentBrief brief() {
        return new Strategies(platform).of(owner).briefOf(strategyId);
    }

    /** Plays a scenario in a sandbox of its own. */
    Played play(Stage stage, Scenario scenario) {
        var brief = brief();
        return new Rehearsal(stage, sandbox(brief), brief, scenario, new ModelClient(platform.settings()))
                .play(test.clock().instant());
    }

    /** A sandbox that nobody has played in. */
    Tenant sandbox(AgentBrief brief) {
        return new Sandboxes(platform).open(owner, "test-" + NAMES.incrementAndGet(), brief, Duration.ofHours(1));
    }

    /** From now on the sub-account may spend so much on its agent in a month, and so may the sandboxes made of it. */
    void budget(long micros) {
        business(Map.of("budgets", Map.of("aiMicrosPerDay", micros, "aiMicrosPerMonth", micros, "degrade", "stop")));
    }

    /** From now on the sub-account has these settings, and so have the sandboxes made of it. */
    void business(Map<String, Object> settings) {
        var business = new SubAccount(
                owner.id().value(),
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
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(owner);
        platform.database().commit(rows.put(SubAccounts.KEY, business, Actor.SYSTEM));
    }

    static String calendar(Platform platform, Tenant tenant) {
        var user = platform.ids().next("usr");
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

    static String strategy(Platform platform, Tenant tenant, String calendarId) {
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
                platform.ids().next("st"),
                "S",
                null,
                null,
                null,
                1,
                true,
                AgentMode.AUTO,
                calendarId,
                new Timing(5, null, null),
                Limits.DEFAULT,
                content,
                null,
                platform.clock().now(),
                null,
                null);
        return new Strategies(platform)
                .of(tenant)
                .add(made, true, Actor.SYSTEM)
                .value()
                .id();
    }
}
