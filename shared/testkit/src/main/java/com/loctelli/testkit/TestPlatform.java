package com.loctelli.testkit;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.edge.Access;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.tenancy.TestTenants;
import com.loctelli.kernel.time.Clock;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.cloud.Mailbox;
import com.loctelli.testkit.cloud.TickingClock;
import com.loctelli.testkit.lambda.LocalContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A platform for tests, over the process's embedded cloud, whose one database and one broker all tests share. Its tables
 * and queues are its own, made when a test first uses them, and so is its clock. The clock starts at noon UTC of a Monday, runs, and
 * can be moved.
 */
public final class TestPlatform {
    /** Where a test's clock starts: Monday, 2 March 2026, 15:00 UTC, which is 10:00 in New York. */
    public static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    private static final AtomicInteger STAGES = new AtomicInteger();

    private final Platform platform;
    private final TickingClock clock;

    private TestPlatform(Platform platform, TickingClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** Of the process's cloud, and open as long as it. */
    private static final class Shared {
        static final Provision.Clients CLIENTS =
                Provision.Clients.of(Settings.of(EmbeddedCloud.shared().settings()));
    }

    /** To make keys takes longer than most tests; the stages of a process sign with the same. */
    private static final class SharedKeys {
        static final String TEXT = make();

        private static String make() {
            var first = fresh();
            first.token(first.admin());
            return first.platform.secrets().find(tokenKeys(first.platform)).orElseThrow();
        }
    }

    /** A platform with a stage of its own. */
    public static TestPlatform start() {
        return start(Map.of(), List.of());
    }

    /** A platform with further settings, and interceptors of its database client: faults, stops, counts. */
    public static TestPlatform start(Map<String, String> more, List<ExecutionInterceptor> interceptors) {
        var test = fresh(more, interceptors);
        Shared.CLIENTS
                .secrets()
                .createSecret(r -> r.name(tokenKeys(test.platform)).secretString(SharedKeys.TEXT));
        return test;
    }

    /** A platform whose stage has issued no token yet: whoever does first makes the keys to sign with. */
    public static TestPlatform fresh() {
        return fresh(Map.of(), List.of());
    }

    private static String tokenKeys(Platform platform) {
        return "loctelli/" + platform.settings().stage() + "/token-keys";
    }

    private static TestPlatform fresh(Map<String, String> more, List<ExecutionInterceptor> interceptors) {
        var settings = Settings.of(EmbeddedCloud.shared().settings())
                .with(Map.of(
                        "LOCTELLI_STAGE",
                        "t" + STAGES.incrementAndGet(),
                        "PUBLIC_URL",
                        "http://localhost:8080",
                        Platform.MAIL_FROM,
                        "no-reply@loctelli.example"))
                .with(more);
        Provision.onDemand(settings, Shared.CLIENTS, EmbeddedCloud.shared().onDemand());
        var clock = TickingClock.running();
        clock.set(MONDAY);
        var platform = new Platform(settings, Clock.of(clock), Ids.secure(), interceptors);
        return new TestPlatform(platform, clock);
    }

    public Platform platform() {
        return platform;
    }

    public TickingClock clock() {
        return clock;
    }

    /** A new tenant, known to nobody else. */
    public Tenant tenant() {
        return TestTenants.mint(new SubAccountId(platform.ids().next("sa")));
    }

    /** A user of the tenant. */
    public Caller.User user(Tenant tenant, Role role) {
        return new Caller.User(tenant, platform.ids().next("usr"), role, "test");
    }

    /** A super-admin. */
    public Caller.Admin admin() {
        return new Caller.Admin(platform.ids().next("adm"), true, "test");
    }

    /** A bearer token that names the caller, whether or not there is a row of him, and holds now. */
    public String token(Caller caller) {
        return switch (caller) {
            case Caller.User user ->
                platform.tokens()
                        .issueUser(
                                user.tenant().id(),
                                user.id(),
                                user.role(),
                                platform.epochs().current(user),
                                user.session());
            case Caller.Admin admin ->
                platform.tokens()
                        .issueAdmin(
                                admin.id(), admin.isSuper(), platform.epochs().current(admin), admin.session());
            case Caller.Visitor _ -> throw new IllegalArgumentException("an admin's token is his credential");
            case Caller.Key _ -> throw new IllegalArgumentException("a key is its own credential");
            case Caller.Anonymous _ -> throw new IllegalArgumentException("nobody has no token");
        };
    }

    /** A function as a route with this permission deploys it: {@code function(CreateLead.Function::new, WORK)}. */
    public HttpFunction function(Function<Platform, ? extends HttpFunction> constructor, Permission permission) {
        return function(constructor, Access.of(permission));
    }

    /** The same for a route about somebody's rows. */
    public HttpFunction function(Function<Platform, ? extends HttpFunction> constructor, Access access) {
        return constructor.apply(
                platform.with(platform.settings().with(Map.of(HttpFunction.PERMISSION, access.text()))));
    }

    /** Begins a call of the function. */
    public HttpCall call(HttpFunction function, String method, String path) {
        return new HttpCall(this, function, method, path);
    }

    /**
     * Gives what waits in the queue to the consumer, batch by batch, until nothing visible is left, and returns how
     * many messages were taken. What the consumer reports as failed becomes visible again at the next drain.
     */
    public int drain(QueueName queue, RequestHandler<SQSEvent, SQSBatchResponse> consumer) {
        return Drain.of(
                Shared.CLIENTS.queues(),
                url(queue),
                consumer,
                () -> new LocalContext(
                        "test",
                        "drain",
                        System.nanoTime() + Duration.ofMinutes(1).toNanos()));
    }

    /** The letters that reached the address, oldest first. */
    public List<Mailbox.Mail> letters(String address) {
        return EmbeddedCloud.shared().aws().mailbox().mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    /** How many messages are in the queue, delayed ones included. */
    public int waiting(QueueName queue) {
        return Drain.count(Shared.CLIENTS.queues(), url(queue));
    }

    private String url(QueueName queue) {
        return Shared.CLIENTS
                .queues()
                .getQueueUrl(r -> r.queueName(platform.settings().prefix() + queue.id()))
                .queueUrl();
    }
}
