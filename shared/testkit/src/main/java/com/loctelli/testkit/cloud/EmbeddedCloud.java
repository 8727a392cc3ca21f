package com.loctelli.testkit.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * All parts of the cloud, started together. Production code finds them through {@link #settings()} under the names the
 * SDK itself reads, so nothing in it knows that they are local.
 */
public final class EmbeddedCloud implements AutoCloseable {

    /**
     * How to start.
     *
     * @param directory where state is kept, or none for memory
     * @param clock what schedules, sessions and file links go by
     * @param faults what goes wrong with tables and queues
     */
    public record Options(@Nullable Path directory, InstantSource clock, Faults faults) {

        /** Nothing is kept, the system's time, nothing goes wrong. */
        public static Options memory() {
            return new Options(null, InstantSource.system(), new Faults());
        }

        /** Everything but queued messages is kept in {@code directory}. */
        public static Options in(Path directory) {
            return new Options(directory, InstantSource.system(), new Faults());
        }

        /** The same with another clock. */
        public Options with(InstantSource other) {
            return new Options(directory, other, faults);
        }

        /** The same with other faults. */
        public Options with(Faults other) {
            return new Options(directory, clock, other);
        }
    }

    /** Where the parts listen; {@code aws} serves secrets, keys, sessions, mail and schedules. */
    public record Endpoints(URI dynamodb, URI sqs, URI s3, URI aws) {}

    /** The only access key the parts know: file links must be signed with it. */
    public static final Credentials CREDENTIALS =
            new Credentials("AKIALOCALLOCALLOCAL0", "local/secret/access/key/of/no/value/0000");

    /** The region everything is in. */
    public static final String REGION = LocalQueues.REGION;

    /** The account everything is in. */
    public static final String ACCOUNT = LocalQueues.ACCOUNT;

    private final Faults faults;
    private final OnDemand onDemand;
    private final LocalDynamoDb tables;
    private final LocalQueues queues;
    private final LocalFiles files;
    private final LocalAws aws;
    private final TickingClock linkClock;

    private EmbeddedCloud(Options options, OnDemand onDemand, LocalDynamoDb tables, LocalQueues queues) {
        var directory = options.directory();
        this.faults = options.faults();
        this.onDemand = onDemand;
        this.tables = tables;
        this.queues = queues;
        this.linkClock = TickingClock.running();
        this.files = LocalFiles.start(directory == null ? null : directory.resolve("files"), CREDENTIALS, linkClock);
        this.aws =
                LocalAws.start(directory == null ? null : directory.resolve("aws"), options.clock(), queues.endpoint());
    }

    /** Starts all parts; ready when it returns. */
    public static EmbeddedCloud start(Options options) {
        var directory = options.directory();
        // The two slow starts wait on disk and class loading in turn: side by side they take little more than one.
        var onDemand = new OnDemand();
        var queues = CompletableFuture.supplyAsync(() -> LocalQueues.start(options.faults(), onDemand));
        var tables =
                LocalDynamoDb.start(directory == null ? null : directory.resolve("tables"), options.faults(), onDemand);
        return new EmbeddedCloud(options, onDemand, tables, queues.join());
    }

    /**
     * One cloud for all tests of this process, in memory, started by the first who asks. It ends with the process;
     * tenants keep the tests apart.
     */
    public static EmbeddedCloud shared() {
        return Shared.CLOUD;
    }

    private static final class Shared {
        static final EmbeddedCloud CLOUD = start(Options.memory());
    }

    /** Where the parts listen. */
    public Endpoints endpoints() {
        return new Endpoints(tables.endpoint(), queues.endpoint(), files.endpoint(), aws.endpoint());
    }

    /** What a deployed function would find in its environment, with these parts in place of the cloud's. */
    public Map<String, String> settings() {
        var at = endpoints();
        var settings = new TreeMap<String, String>();
        settings.put("AWS_REGION", REGION);
        settings.put("AWS_ACCESS_KEY_ID", CREDENTIALS.accessKeyId());
        settings.put("AWS_SECRET_ACCESS_KEY", CREDENTIALS.secretAccessKey());
        settings.put("AWS_ENDPOINT_URL_DYNAMODB", at.dynamodb().toString());
        // It shares its processors with whoever asks it; when DynamoDB itself is given up on is another matter.
        settings.put("DATABASE_TIMEOUT_MILLIS", "20000");
        settings.put("AWS_ENDPOINT_URL_SQS", at.sqs().toString());
        settings.put("AWS_ENDPOINT_URL_S3", at.s3().toString());
        for (var service : List.of("SECRETS_MANAGER", "KMS", "STS", "SCHEDULER", "SESV2")) {
            settings.put("AWS_ENDPOINT_URL_" + service, at.aws().toString());
        }
        return Map.copyOf(settings);
    }

    /** What decides which calls go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Where tables and queues are planned that are made when they are first asked for. */
    public OnDemand onDemand() {
        return onDemand;
    }

    /** Secrets, keys, sessions, mail and schedules. */
    public LocalAws aws() {
        return aws;
    }

    /** Fires the schedules that are due by the clock and says how many there were. Nothing fires by itself. */
    public int tick() {
        return aws.schedules().tick();
    }

    /**
     * What file links expire by: the system's time, because that is what the SDK signs them with, and movable for tests
     * of expiry.
     */
    public TickingClock linkClock() {
        return linkClock;
    }

    /** Ends all parts. */
    @Override
    public void close() {
        aws.close();
        files.close();
        tables.close();
        queues.close();
    }
}
