package com.loctelli.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.cloud.Fault;
import com.loctelli.testkit.lambda.LocalContext;
import com.loctelli.testkit.lambda.SqsEvents;
import com.loctelli.testkit.probe.Ping;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class QueueFunctionTest {
    private TestPlatform test;
    private Tenant tenant;
    private final List<String> worked = new ArrayList<>();

    private final class PingFunction extends QueueFunction<Ping> {
        PingFunction(Platform platform) {
            super(platform, Ping.class, (of, ping) -> {
                if (ping.word().startsWith("fail")) {
                    throw new IllegalStateException("cannot");
                }
                if (ping.word().equals("never")) {
                    return new Rejected("not-for-us");
                }
                worked.add(of.partition() + ":" + ping.word());
                return Outcome.DONE;
            });
        }
    }

    @BeforeEach
    void start() {
        test = TestPlatform.start();
        tenant = test.tenant();
    }

    private Set<String> failed(boolean fifo, List<String> bodies, List<String> groups) {
        var event = new SQSEvent();
        var records = new ArrayList<SQSEvent.SQSMessage>();
        for (int i = 0; i < bodies.size(); i++) {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId("m" + i);
            message.setBody(bodies.get(i));
            message.setEventSourceArn("arn:aws:sqs:us-east-1:000000000000:q" + (fifo ? ".fifo" : ""));
            message.setAttributes(Map.of("MessageGroupId", groups.get(i)));
            records.add(message);
        }
        event.setRecords(records);
        return new PingFunction(test.platform())
                .handleRequest(event, new LocalContext("ping", "r", Long.MAX_VALUE)).getBatchItemFailures().stream()
                        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                        .collect(Collectors.toSet());
    }

    private String sealed(String word) {
        return test.platform().queues().seal(Outgoing.of(QueueName.LEAD_EVENTS, tenant, new Ping(word)));
    }

    @Test
    void onlyWhatFailedComesAgain() {
        var failed = failed(
                false, List.of(sealed("a"), sealed("fail"), sealed("b"), sealed("never")), List.of("g", "g", "g", "g"));
        assertEquals(Set.of("m1"), failed);
        assertEquals(List.of(tenant + ":a", tenant + ":b"), worked);
    }

    @Test
    void aWorkerKnowsWhenItsInvocationEnds() {
        var left = new ArrayList<Boolean>();
        var function = new QueueFunction<Ping>(test.platform(), Ping.class, (_, _) -> {
            left.add(Deadline.leaves(
                    Duration.ofSeconds(30), test.platform().clock().now()));
            test.clock().advance(Duration.ofSeconds(31));
            return Outcome.DONE;
        }) {};
        for (var word : List.of("a", "b")) {
            test.platform().queues().send(Outgoing.inOrder(QueueName.SENDS, tenant, new Ping(word), "one", word));
        }
        assertEquals(2, test.drain(QueueName.SENDS, function));
        assertEquals(List.of(true, false), left, "the invocations of a test last a minute");
        assertTrue(Deadline.leaves(Duration.ofDays(1), test.platform().clock().now()), "outside of one");
    }

    @Test
    void aFifoGroupStopsAtItsFirstFailureAndOtherGroupsGoOn() {
        var failed = failed(
                true,
                List.of(sealed("a"), sealed("fail"), sealed("b"), sealed("c")),
                List.of("one", "one", "one", "two"));
        assertEquals(Set.of("m1", "m2"), failed);
        assertEquals(List.of(tenant + ":a", tenant + ":c"), worked);
    }

    @Test
    void whatFailedOnceComesAgainAfterSecondsAndHoldsUpItsGroupNoLonger() {
        var settings = test.platform().settings();
        try (var sqs = SqsClient.builder()
                .region(Region.of(EmbeddedCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.need("AWS_ACCESS_KEY_ID"), settings.need("AWS_SECRET_ACCESS_KEY"))))
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create(settings.need("AWS_ENDPOINT_URL_SQS")))
                .build()) {
            var url = sqs.getQueueUrl(r -> r.queueName(settings.prefix() + QueueName.SENDS.id()))
                    .queueUrl();
            for (var word : List.of("fail", "behind")) {
                test.platform().queues().send(Outgoing.inOrder(QueueName.SENDS, tenant, new Ping(word), "one", word));
            }
            Supplier<List<Message>> next = () -> sqs.receiveMessage(r -> r.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(15)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            var first = next.get();
            assertEquals(2, first.size());
            var arn = "arn:aws:sqs:" + EmbeddedCloud.REGION + ":" + EmbeddedCloud.ACCOUNT
                    + url.substring(url.lastIndexOf('/')).replace('/', ':');
            var failures = new PingFunction(test.platform())
                    .handleRequest(SqsEvents.of(first, arn), new LocalContext("ping", "r", Long.MAX_VALUE))
                    .getBatchItemFailures();
            assertEquals(2, failures.size());

            var again = next.get();

            assertEquals(ids(first), ids(again));
        }
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::messageId).toList();
    }

    @Test
    void anEnvelopeThatIsNotOursYieldsNoTenantAndIsNotTriedAgain() {
        var ours = sealed("a");
        var forged = List.of(
                "not json",
                "{}",
                ours.replace(tenant.partition(), test.tenant().partition()),
                ours.replace("\\\"a\\\"", "\\\"z\\\""),
                ours.replace("Ping", "Pong"));
        for (var envelope : forged) {
            assertEquals(Set.of(), failed(false, List.of(envelope), List.of("g")), envelope);
        }
        assertEquals(List.of(), worked);
    }

    @Test
    void aMessageOfOursThatThisVersionDoesNotKnowIsNotThrownAway() {
        var unknown = test.platform().envelopes().seal(tenant, "ev_1", "PingOfTomorrow", "trace", "{}");
        assertEquals(Set.of("m0"), failed(false, List.of(unknown), List.of("g")));
        assertEquals(List.of(), worked);
    }

    @Test
    void aMessageCommittedWithItsTransactionArrivesAndLeavesNothingBehind() {
        var rows = test.platform().database().table(TableName.LEADS).of(tenant);
        test.platform()
                .outbox()
                .commit(rows, List.of(), List.of(Outgoing.of(QueueName.LEAD_EVENTS, tenant, new Ping("hello"))));
        assertEquals(1, test.drain(QueueName.LEAD_EVENTS, new PingFunction(test.platform())));
        assertEquals(List.of(tenant + ":hello"), worked);
        assertEquals(0, rows.count(Query.prefix("OUTBOX#")));
    }

    @Test
    void aMessageThatTheQueueDidNotTakeIsSentByTheSweep() {
        var rows = test.platform().database().table(TableName.LEADS).of(tenant);
        var faults = EmbeddedCloud.shared().faults();
        faults.arm(
                call -> call.target().toString().equalsIgnoreCase("sqs") ? new Fault.ServerError() : new Fault.None());
        try {
            test.platform()
                    .outbox()
                    .commit(rows, List.of(), List.of(Outgoing.of(QueueName.LEAD_EVENTS, tenant, new Ping("late"))));
        } finally {
            faults.disarm();
        }
        assertEquals(1, rows.count(Query.prefix("OUTBOX#")));
        assertEquals(0, test.platform().outbox().sweep(rows), "an entry of this moment may still be on its way");
        test.clock().advance(Duration.ofSeconds(31));
        assertEquals(1, test.platform().outbox().sweep(rows));
        test.drain(QueueName.LEAD_EVENTS, new PingFunction(test.platform()));
        assertEquals(List.of(tenant + ":late"), worked);
        assertEquals(0, rows.count(Query.prefix("OUTBOX#")));
    }

    @Test
    void whatWasCommittedAndSentIsDoneThoughItsEntryCannotBeRemovedAtOnce() {
        var stops = new StopSwitch();
        var stopping = TestPlatform.start(Map.of(), List.of(stops));
        var rows = stopping.platform().database().table(TableName.LEADS).of(tenant);
        stops.arm(1, false);

        stopping.platform()
                .outbox()
                .commit(rows, List.of(), List.of(Outgoing.of(QueueName.LEAD_EVENTS, tenant, new Ping("twice"))));

        assertTrue(stops.restart(), "the entry was to be removed");
        assertEquals(1, stopping.waiting(QueueName.LEAD_EVENTS));
        stopping.clock().advance(Duration.ofSeconds(31));
        assertEquals(1, stopping.platform().outbox().sweep(rows));
        assertEquals(0, rows.count(Query.prefix("OUTBOX#")));
    }

    @Test
    void aQueueCannotDelayLongerThanSqsCan() {
        var message = Outgoing.of(QueueName.TURNS, tenant, new Ping("x"));
        assertEquals(Duration.ofMinutes(15), message.after(Duration.ofHours(1)).delay());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Outgoing(QueueName.TURNS, tenant, new Ping("x"), Duration.ofHours(1), null, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> Outgoing.of(QueueName.SENDS, tenant, new Ping("no group of its own")));
    }
}
