package com.loctelli.bench;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.campaigns.CreateCampaign;
import com.loctelli.campaigns.GetCampaign;
import com.loctelli.campaigns.SendCampaign;
import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.sending.FeedCampaigns;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.carrier.Carrier;
import com.loctelli.standins.carrier.CarrierSettings;
import com.loctelli.standins.carrier.Text;
import com.loctelli.standins.faults.FaultKind;
import com.loctelli.standins.faults.Faults;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.lambda.LocalContext;
import com.loctelli.texting.SendText;
import com.loctelli.texting.SweepSends;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A campaign to very many over everything that goes wrong at once: a carrier that throttles, fails and loses answers,
 * every message delivered twice, workers that are stopped. Another sub-account texts one person at a time meanwhile, and
 * the worst delay of those texts is told with what the campaign took. The clock is moved a minute on whenever there is
 * nothing left to do, so that the pace of the number does not count. The file is long because the whole scene is in it,
 * from the crowd to what is printed: it is read from its top to its end, and nobody else uses a part of it.
 */
final class CampaignLoad implements AutoCloseable {
    private static final int THREADS = 4;
    private static final Duration MINUTE = Duration.ofSeconds(61);
    private static final Duration BETWEEN_TEXTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(250);

    /** After so many minutes of the clock it is said how far the campaign is. */
    private static final int BETWEEN_WORDS = 10;

    private final PrintStream out = System.out;
    private final Consumption consumption = new Consumption();
    private final Stops stops = new Stops();
    private final Faults faults = new Faults(Duration.ofMillis(60), Duration.ofMillis(20));
    private final Carrier carrier;
    private final TestPlatform test;
    private final Tenant tenant;
    private final Tenant other;
    private final SweepSends.Function sweep;
    /** Texts of the other sub-account whose answer the carrier lost: how late they are known is not the campaign's doing. */
    private final AtomicInteger unanswered = new AtomicInteger();
    /** How long the others took; what the carrier had them wait after it refused them only moved the clock. */
    private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());

    private CampaignLoad() {
        var clock = new AtomicReference<>(InstantSource.system());
        carrier = Carrier.start(CarrierSettings.of("AC00000000000000000000000000000000", "secret-token", faults)
                .withCallbacks(new CallbackRules(1, 0, 0, 1), Duration.ofMillis(5))
                .by(() -> clock.get().instant()));
        test = TestPlatform.start(
                Map.of(
                        "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
                        "TWILIO_AUTH_TOKEN", "secret-token",
                        "TWILIO_BASE_URL", carrier.baseUrl(),
                        "PUBLIC_URL", "https://crm.example"),
                List.of(stops, consumption));
        clock.set(test.clock());
        tenant = business("+17185550001");
        other = business("+17185550002");
        sweep = new SweepSends.Function(test.platform());
    }

    static void run(int many) throws InterruptedException {
        try (var load = new CampaignLoad()) {
            load.measure(many);
        }
    }

    private Tenant business(String number) {
        var platform = test.platform();
        var made = platform.directory()
                .register(
                        test.admin(),
                        new com.loctelli.kernel.tenancy.SubAccountId(
                                platform.ids().next("sa")));
        var settings = Json.fromTree(
                Map.of(
                        "limits",
                        Map.of("smsPerDay", 10_000_000, "smsPerMonth", 10_000_000),
                        "budgets",
                        Map.of("smsMicrosPerDay", 1_000_000_000_000L, "smsMicrosPerMonth", 1_000_000_000_000L)),
                SubAccountSettings.class);
        var account = new SubAccount(
                made.partition(),
                "Acme",
                "acme-" + made.partition(),
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                settings,
                null,
                null,
                null,
                null);
        platform.database()
                .commit(platform.database()
                        .table(TableName.SUBACCOUNTS)
                        .of(made)
                        .put(SubAccounts.KEY, account, Actor.SYSTEM));
        new Senders(platform).add(made, PhoneNumber.ofE164(number), "twilio", null, null, Actor.SYSTEM);
        return made;
    }

    private void measure(int many) throws InterruptedException {
        long filling = System.nanoTime();
        Fill.crowd(test, tenant, many);
        out.printf("%,d leads made in %.0f s%n", many, seconds(filling));
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        faults.of("twilio")
                .mix(Map.of(FaultKind.THROTTLE, 0.05, FaultKind.ERROR, 0.02, FaultKind.LOST_ANSWER, 0.01), 7);
        consumption.watch(EmbeddedCloud.shared().faults());
        var send = new SendText.Function(test.platform(), wait -> test.clock().advance(wait));
        try (var _ = new Workers()
                .with(
                        test,
                        QueueName.CAMPAIGN_TICKS,
                        1,
                        apart(twice(new TickCampaign.Function(test.platform()), 3, 40)))
                .with(test, QueueName.SENDS, THREADS, apart(twice(send, 25, 5)))) {
            var id = campaign(many);
            long begun = System.nanoTime();
            double read = consumption.readUnits();
            double written = consumption.writeUnits();
            long trips = consumption.trips();
            var before = consumption.queueCalls();
            call(SendCampaign.Function::new, "POST", id, Map.of());
            var texting = Thread.ofPlatform().daemon().start(this::textOneByOne);
            int minutes = untilCompleted(id);
            double lasted = seconds(begun);
            texting.interrupt();
            texting.join();
            out.printf(
                    "%,d recipients in %.0f s, %.0f a second; %d minutes of the clock%n",
                    many, lasted, many / lasted, minutes);
            out.printf(
                    "a recipient: %.2f trips to the database, %.1f read units, %.1f write units%n",
                    (consumption.trips() - trips) / (double) many,
                    (consumption.readUnits() - read) / many,
                    (consumption.writeUnits() - written) / many);
            consumption
                    .queueCalls()
                    .forEach((operation, count) -> out.printf(
                            "a recipient: %.3f %s%n",
                            (count - before.getOrDefault(operation, 0L)) / (double) many, operation));
            out.printf("peak of the heap, cloud and carrier in it: %,d MB%n", peak() >> 20);
            check(id, many);
            tell();
        }
    }

    /** Each invocation in a time of its own: what another waits for the carrier does not use it up. */
    private RequestHandler<SQSEvent, SQSBatchResponse> apart(RequestHandler<SQSEvent, SQSBatchResponse> function) {
        return (event, context) -> test.clock().apart(() -> function.handleRequest(event, context));
    }

    private String campaign(int many) {
        var function = test.function(CreateCampaign.Function::new, Permission.WORK);
        var made = test.call(function, "POST", "/v1/sms/campaigns")
                .as(test.user(tenant, Role.AGENT))
                .body(Map.of(
                        "name", "Spring",
                        "body", "Hi {{firstName|there}}, spring is here",
                        "purpose", "marketing",
                        "ratePerMinute", 3000))
                .send();
        var id = String.valueOf(made.at("id"));
        long begun = System.nanoTime();
        call(ChooseAudience.Function::new, "POST", id, Map.of("filter", Map.of()));
        var feed = new FeedCampaigns.Function(test.platform());
        while (shown(id).at("audience") == null) {
            pause(BETWEEN_COUNTS);
            if (test.waiting(QueueName.CAMPAIGN_TICKS) == 0) {
                // Whoever was to call for the next step was stopped before it did.
                test.clock().advance(MINUTE);
                handle(feed);
            }
        }
        out.printf("the audience of %s is frozen after %.0f s%n", shown(id).at("audience.total"), seconds(begun));
        if (((Number) Objects.requireNonNull(shown(id).at("audience.total"))).intValue() != many) {
            throw new IllegalStateException(shown(id).body());
        }
        return id;
    }

    /** Moves the clock on whenever nothing is left to do; returns how many minutes that took. */
    private int untilCompleted(String id) {
        var feed = new FeedCampaigns.Function(test.platform());
        for (int minute = 0; ; minute++) {
            while (test.waiting(QueueName.SENDS) + test.waiting(QueueName.CAMPAIGN_TICKS) > 0) {
                pause(BETWEEN_COUNTS);
            }
            if ("completed".equals(shown(id).at("status"))) {
                return minute;
            }
            if (minute % BETWEEN_WORDS == 0) {
                out.printf(
                        "after %d minutes of the clock %,d texts are at the carrier%n",
                        minute, carrier.texts(null).size());
            }
            test.clock().advance(MINUTE);
            handle(feed);
            handle(sweep);
        }
    }

    private void handle(com.loctelli.kernel.queue.ScheduledFunction function) {
        try {
            function.handleRequest(
                    Map.of(),
                    new LocalContext(
                            "bench",
                            "bench",
                            System.nanoTime() + Duration.ofMinutes(1).toNanos()));
        } catch (IllegalStateException _) {
            // The carrier failed where a text was looked up: the next minute looks again.
            return;
        }
    }

    /** One text after another to one person each, by another sub-account, until it is interrupted. */
    private void textOneByOne() {
        consumption.leaveOut();
        var texts = new Texts(test.platform()).of(other);
        for (int i = 0; isPaused(BETWEEN_TEXTS); i++) {
            var to = "+1718556%04d".formatted(i % 10_000);
            long asked = System.nanoTime();
            var id = texts.send(
                            new TextRequest(to, "Hello", null, null, "reply", "one-" + i, null, Actor.user("usr_1")))
                    .id();
            var text = Objects.requireNonNull(texts.find(id));
            while (text.sentAt() == null && text.status() != TextState.UNKNOWN && isPaused(BETWEEN_LOOKS)) {
                text = Objects.requireNonNull(texts.find(id));
            }
            if (text.sentAt() == null) {
                unanswered.incrementAndGet();
            } else {
                delays.add(System.nanoTime() - asked);
            }
        }
    }

    private void check(String id, int many) {
        var texted = carrier.texts(null).stream()
                .filter(text -> text.body().contains("spring"))
                .collect(Collectors.groupingBy(Text::to, Collectors.counting()));
        boolean isOnce = texted.size() == many && texted.values().stream().allMatch(times -> times == 1);
        var counters = (Map<?, ?>) Objects.requireNonNull(shown(id).at("counters"));
        out.printf("each recipient has exactly one text at the carrier: %b; counters %s%n", isOnce, counters);
        if (!isOnce) {
            throw new IllegalStateException("texts were lost or repeated");
        }
        long taken = List.of("queued", "sent", "delivered").stream()
                .mapToLong(place -> ((Number) Objects.requireNonNull(counters.get(place))).longValue())
                .sum();
        if (taken != many) {
            throw new IllegalStateException("the totals say something else than the carrier");
        }
    }

    private void tell() {
        var sorted = delays.stream().sorted().toList();
        if (sorted.isEmpty()) {
            out.println("no text of the other sub-account arrived meanwhile");
            return;
        }
        out.printf(
                "%d texts of another sub-account meanwhile, and %d whose answer was lost: half within %d ms,"
                        + " 99 %% within %d ms, the worst %d ms%n",
                sorted.size(),
                unanswered.get(),
                sorted.get(sorted.size() / 2) / 1_000_000,
                sorted.get(sorted.size() * 99 / 100) / 1_000_000,
                sorted.getLast() / 1_000_000);
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> twice(
            RequestHandler<SQSEvent, SQSBatchResponse> function, int oneIn, int within) {
        return (event, context) -> {
            // What the campaign does to the other's texts is measured, not what a stop does to them.
            boolean isOthers = event.getRecords().stream()
                    .anyMatch(message -> String.valueOf(message.getAttributes().get("MessageGroupId"))
                            .startsWith(other.partition()));
            return stops.among(isOthers ? Integer.MAX_VALUE : oneIn, within, () -> {
                consumption.received();
                function.handleRequest(event, context);
                return function.handleRequest(event, context);
            });
        };
    }

    private HttpCall.Answer shown(String id) {
        return call(GetCampaign.Function::new, "GET", id, null);
    }

    private HttpCall.Answer call(
            Function<Platform, ? extends HttpFunction> function,
            String method,
            String id,
            @org.jspecify.annotations.Nullable Map<String, Object> body) {
        var call = test.call(test.function(function, Permission.WORK), method, "/v1/sms/campaigns/" + id)
                .as(test.user(tenant, Role.AGENT))
                .path("id", id);
        var answer = (body == null ? call : call.body(body)).send();
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void pause(Duration time) {
        if (!isPaused(time)) {
            throw new IllegalStateException("interrupted");
        }
    }

    private static boolean isPaused(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        carrier.close();
    }
}
