package com.loctelli.texting;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.feed.Feed;
import com.loctelli.kernel.feed.FeedCursor;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.DueText;
import com.loctelli.messaging.InboundTexts;
import com.loctelli.messaging.SentText;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.TextView;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.carrier.Carrier;
import com.loctelli.standins.carrier.CarrierSettings;
import com.loctelli.standins.carrier.Text;
import com.loctelli.standins.faults.Faults;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A tenant with a number, a carrier on loopback that calls back over HTTP, and the worker and sweep between them. */
final class Scene implements AutoCloseable {
    static final String SID = "AC00000000000000000000000000000000";
    static final String TOKEN = "secret-token";
    static final String PUBLIC = "https://crm.example";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final StopSwitch stop = new StopSwitch();
    final Faults faults = new Faults(Duration.ofMillis(60), Duration.ofMillis(20));
    final TestPlatform test;
    final Tenant tenant;
    final String number;
    final TenantTexts texts;
    final TenantConsents consents;
    final Carrier carrier;
    final SweepSends sweep;
    private final SendText sendText;
    private final QueueFunction<DueText> worker;
    private final HttpServer server;

    Scene(CallbackRules callbacks) {
        this(callbacks, TOKEN);
    }

    /** @param token what the deployment's setting says of the carrier's token, or of where it stands */
    Scene(CallbackRules callbacks, String token) {
        var clock = new java.time.InstantSource[1];
        carrier = Carrier.start(CarrierSettings.of(SID, TOKEN, faults)
                .withCallbacks(callbacks, Duration.ofMillis(5))
                .by(() -> clock[0] == null ? java.time.Instant.now() : clock[0].instant()));
        test = TestPlatform.start(
                Map.of(
                        "TWILIO_ACCOUNT_SID", SID,
                        "TWILIO_AUTH_TOKEN", token,
                        "TWILIO_BASE_URL", carrier.baseUrl(),
                        "PUBLIC_URL", PUBLIC),
                List.of(stop));
        clock[0] = test.clock();
        var platform = test.platform();
        tenant = test.tenant();
        number = "+1212555" + String.format(java.util.Locale.ROOT, "%04d", NUMBERS.incrementAndGet());
        new Senders(platform).add(tenant, PhoneNumber.ofE164(number), "twilio", null, null, Actor.SYSTEM);
        var allTexts = new Texts(platform);
        var ledger = new Consents(platform);
        var deliveries = new Deliveries(platform, ledger);
        var twilio = new Twilio(platform);
        texts = allTexts.of(tenant);
        consents = ledger.of(tenant);
        sendText = new SendText(
                platform, deliveries, allTexts, twilio, wait -> test.clock().advance(wait));
        worker = new QueueFunction<>(platform, DueText.class, sendText) {};
        sweep = new SweepSends(
                platform, deliveries, allTexts, new InboundTexts(platform), new Reconciliation(deliveries, twilio));
        server = receive();
        carrier.reach(PUBLIC, "http://127.0.0.1:" + server.getAddress().getPort());
        carrier.inboundTo(PUBLIC + "/v1/webhooks/twilio/sms");
    }

    private HttpServer receive() {
        var status = test.function(TakeTextStatus.Function::new, Permission.WEBHOOK);
        var sms = test.function(TakeText.Function::new, Permission.WEBHOOK);
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/", exchange -> {
                try (exchange) {
                    var path = exchange.getRequestURI().getPath();
                    var call = new HttpCall[] {test.call(path.endsWith("/sms") ? sms : status, "POST", path)};
                    var query = exchange.getRequestURI().getQuery();
                    if (query != null) {
                        call[0].query(query.substring(0, query.indexOf('=')), query.substring(query.indexOf('=') + 1));
                    }
                    exchange.getRequestHeaders().forEach((name, values) -> call[0].header(name, values.getFirst()));
                    var answer = call[0].text(
                                    "application/x-www-form-urlencoded",
                                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                            .send();
                    var body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    SentText ask(String to, String words, String dedupeKey) {
        return ask(to, words, null, dedupeKey);
    }

    SentText ask(String to, String words, @Nullable String conversationId, String dedupeKey) {
        return texts.send(new TextRequest(to, words, null, conversationId, "reply", dedupeKey, null, Actor.AI));
    }

    /** What those who watch the sub-account were told since, each by its type. */
    List<String> told(FeedCursor since) {
        return new Feed(test.platform(), tenant)
                .after(since, 100).seen().stream()
                        .map(entry -> entry.happening().type())
                        .toList();
    }

    /** Works the queue once; a stopped process leaves its message behind. */
    void work() {
        test.drain(QueueName.SENDS, worker);
    }

    /** Works a text on the calling thread, as another worker that was given the same hint would. */
    void work(String textId) {
        sendText.work(tenant, new DueText(textId));
    }

    /** Lets minutes pass, with sweeps and work in them, until nothing more can happen. */
    void settle() {
        for (int i = 0; i < 6; i++) {
            work();
            test.clock().advance(Duration.ofSeconds(61));
            sweep.of(tenant);
        }
        work();
    }

    TextView text(String id) {
        return Objects.requireNonNull(texts.find(id));
    }

    List<Text> atCarrier(String to) {
        return carrier.texts(to).stream()
                .filter(text -> text.direction().equals("outbound-api"))
                .toList();
    }

    /** Waits for what the carrier does by itself. */
    static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 10 s");
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        carrier.close();
    }
}
