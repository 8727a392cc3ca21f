package com.loctelli.local;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.time.Clock;
import com.loctelli.standins.faults.Faults;
import com.loctelli.surface.Surface;
import com.loctelli.testkit.Provision;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.cloud.TickingClock;
import com.loctelli.testkit.lambda.Gateway;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The whole system in this process. */
public final class Local implements AutoCloseable {
    private static final long PATIENCE_AT_THE_END_MILLIS = 500;

    /** What another cloud serves where one is named. Mail and schedules stay here: they are looked at and moved on. */
    private static final List<String> OF_THE_OTHER_CLOUD = Stream.of(
                    "DYNAMODB", "SQS", "S3", "SECRETS_MANAGER", "KMS", "STS")
            .map("AWS_ENDPOINT_URL_"::concat)
            .toList();

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Choices choices;

    private Local(Choices choices) {
        this.choices = choices;
    }

    /**
     * Starts by the environment, says so, and runs until it is interrupted, or, with {@code --with-parent}, until the
     * process that started it ends: a signal that reaches the build alone would leave this one behind, on its port.
     */
    public static void main(String[] arguments) {
        long started = System.nanoTime();
        var terminal = System.out;
        try {
            var choices = Choices.of(System.getenv());
            choices.prepare();
            var console = Console.over(terminal, choices);
            var run = start(choices, console);
            Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end"));
            if (List.of(arguments).contains("--with-parent")) {
                ProcessHandle.current()
                        .parent()
                        .ifPresent(parent -> Thread.ofPlatform()
                                .name("parent")
                                .daemon()
                                .start(() -> {
                                    parent.onExit().join();
                                    System.exit(0);
                                }));
            }
            console.say(String.format(
                    Locale.ROOT,
                    "Loctelli is ready on %s (%.1f s)",
                    choices.ownUrl(),
                    (System.nanoTime() - started) / 1e9));
        } catch (Refused refusal) {
            terminal.println(refusal.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace(System.err);
            System.exit(1);
        }
    }

    /** Starts everything; what it returns is ready. */
    static Local start(Choices choices, Console console) {
        var run = new Local(choices);
        try {
            run.begin(console);
            return run;
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        }
    }

    /** Where it is served. */
    String address() {
        return choices.ownUrl();
    }

    private void begin(Console console) {
        var directory = choices.directory();
        if (directory != null) {
            keep(DataLock.of(directory));
        }
        var clock = directory == null ? TickingClock.running() : TickingClock.running(directory.resolve("clock"));
        var faults = new Faults();
        var outside = keep(Outside.start(choices, faults, clock));
        var options = directory == null
                ? EmbeddedCloud.Options.memory()
                : EmbeddedCloud.Options.in(directory.resolve("cloud"));
        var cloud = keep(EmbeddedCloud.start(options.with(clock)));
        var settings = settings(cloud, outside);
        Provision.of(settings);
        var platform = new Platform(settings, Clock.of(clock), Ids.secure(), List.of());

        var deployment = keep(new Deployment(platform));
        var schedule = keep(new Schedule(Surface.SCHEDULES, platform, clock, cloud::tick));
        var api = keep(new OwnApi(choices.ownUrl()));
        var cloudFaults = new CloudFaults(faults, cloud);
        var gateway = new Gateway("/v1", clock);
        deployment.serve(Surface.ROUTES, gateway);
        gateway.route("GET /v1/openapi.json", new ServedReference());
        gateway.page("/", new Pages());
        gateway.page(
                "/local/",
                new Control(
                        outside,
                        cloud.aws().mailbox(),
                        faults,
                        cloudFaults,
                        clock,
                        schedule,
                        new Watch(platform, api),
                        choices));
        keep(gateway.start(choices.port()));
        deployment.consume(Surface.QUEUES);

        outside.told().forEach((what, which) -> console.say(String.format(Locale.ROOT, "%-8s %s", what, which)));
        console.say(String.format(Locale.ROOT, "%-8s %s", "data", data()));
        console.say(String.format(
                Locale.ROOT, "%-8s %s", "mail", "stays on this machine and shows on " + choices.ownUrl() + "/mailbox"));
        if (!clock.offset().isZero()) {
            console.say(String.format(Locale.ROOT, "%-8s moved: it is %s", "clock", clock.instant()));
        }
        new FirstSignIn(choices, platform, api, outside).make(console::say);
        schedule.start();
    }

    private String data() {
        var directory = choices.directory();
        return choices.awsEndpoint()
                .map("in the cloud at "::concat)
                .orElse(directory == null ? "kept nowhere" : directory.toString());
    }

    /** What every function finds in its environment. What this shell knows of a real AWS account is none of it. */
    private Settings settings(EmbeddedCloud cloud, Outside outside) {
        var all = new HashMap<String, String>();
        choices.environment().forEach((name, value) -> {
            if (name.startsWith("LOCTELLI_")) {
                all.put(name, value);
            }
        });
        all.putAll(cloud.settings());
        choices.awsEndpoint().ifPresent(url -> OF_THE_OTHER_CLOUD.forEach(name -> all.put(name, url)));
        all.putAll(outside.settings());
        all.put("LOCTELLI_STAGE", "local");
        all.put("PUBLIC_URL", choices.publicUrl());
        all.put(Platform.MAIL_FROM, "no-reply@localhost");
        return Settings.of(all);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Ends at once, and in any case soon: what a part has not finished is taken up at the next start. */
    private void end() {
        try {
            Thread.ofPlatform().daemon().start(this::close).join(PATIENCE_AT_THE_END_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // The others are closed all the same.
                System.getLogger("local").log(System.Logger.Level.DEBUG, "A part did not close", e);
            }
        }
    }
}
