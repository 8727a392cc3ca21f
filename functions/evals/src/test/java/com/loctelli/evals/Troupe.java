package com.loctelli.evals;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.bookings.calendars.CalendarChange;
import com.loctelli.bookings.calendars.CalendarTerms;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Schedule;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.evals.stage.Sandboxes;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.platform.Platform;
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
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
        this.test = TestPlatform.start(
                Map.of(
                        "OPENAI_API_KEY", "local",
                        "OPENAI_BASE_URL", MODEL.baseUrl(),
                        "OPENAI_MODEL", "scripted-sales-agent"),
                interceptors);
        this.platform = test.platform();
        this.owner = test.tenant();
        this.strategyId = strategy(platform, owner, calendar(platform, owner));
        MODEL.speakBy(new SalesAgent(InstantSource.system()));
    }

    AgentBrief brief() {
        return new Strategies(platform).of(owner).briefOf(strategyId);
    }

    /** Plays a scenario in a sandbox of its own and clears it. */
    Played play(Stage stage, Scenario scenario) {
        return play(stage, scenario, -1);
    }

    Played play(Stage stage, Scenario scenario, int takeOverAfterText) {
        var sandboxes = new Sandboxes(platform);
        var name = "test-" + NAMES.incrementAndGet();
        var brief = brief();
        var sandbox = sandboxes.open(owner, name, brief, Duration.ofHours(1));
        return new Rehearsal(stage, sandbox, brief, scenario, new ModelClient(platform.settings()))
                .takenOverAfterText(takeOverAfterText)
                .play(test.clock().instant());
    }

    /** The same, with mischief from the moment the stage is furnished to the judgement. */
    Played playWhile(AtomicBoolean armed, Stage stage, Scenario scenario, int takeOverAfterText) {
        var sandboxes = new Sandboxes(platform);
        var name = "test-" + NAMES.incrementAndGet();
        var brief = brief();
        // Two plays share the mischief: furnishing is repeated until it was done in peace.
        var sandbox = persistently(
                () -> sandboxes.open(owner, name, brief, Duration.ofHours(1)), () -> sandboxes.clear(owner, name));
        armed.set(true);
        return new Rehearsal(stage, sandbox, brief, scenario, new ModelClient(platform.settings()))
                .takenOverAfterText(takeOverAfterText)
                .play(test.clock().instant(), work -> persistently(work, () -> {}));
    }

    private static <T> T persistently(Supplier<T> work, Runnable before) {
        for (int left = 50; ; left--) {
            try {
                before.run();
                return work.get();
            } catch (RuntimeException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
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
