package com.loctelli.testkit.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.testkit.cloud.Clients;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueuePollerTest {

    private final SqsClient sqs = Clients.sqs(EmbeddedCloud.shared().endpoints().sqs());
    private final List<SQSEvent.SQSMessage> seen = new CopyOnWriteArrayList<>();

    @Test
    void whatDidNotFailIsDeletedAndWhatFailsTooOftenIsSetAside() throws Exception {
        var dead = queue("poll-dead", Map.of());
        var url = queue("poll-partial", redriveTo("poll-dead"));
        for (var text : List.of("good", "bad", "fine")) {
            sqs.sendMessage(m -> m.queueUrl(url)
                    .messageBody(text)
                    .messageAttributes(Map.of(
                            "tenant",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("t")
                                    .build())));
        }
        var handled = poller(url, QueuePoller.Options.standard()).drain();
        assertEquals(List.of("bad", "bad", "fine", "good"), bodies());
        assertEquals(4, handled);
        assertEquals(List.of("bad"), receive(dead));
        assertEquals("t", seen.getFirst().getMessageAttributes().get("tenant").getStringValue());
        assertEquals(
                "arn:aws:sqs:us-east-1:000000000000:poll-partial",
                seen.getFirst().getEventSourceArn());
        assertEquals("1", seen.getFirst().getAttributes().get("ApproximateReceiveCount"));
    }

    @Test
    void aFunctionThatThrowsFailsItsWholeBatch() throws Exception {
        var dead = queue("poll-thrown-dead", Map.of());
        var url = queue("poll-thrown", redriveTo("poll-thrown-dead"));
        sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"));
        new QueuePoller(
                        sqs,
                        url,
                        (event, context) -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        QueuePoller.Options.standard())
                .drain();
        assertEquals(List.of("x"), receive(dead));
    }

    @Test
    void anAnswerThatNamesAnUnknownMessageFailsItsWholeBatch() throws Exception {
        var dead = queue("poll-unknown-dead", Map.of());
        var url = queue("poll-unknown", redriveTo("poll-unknown-dead"));
        sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"));
        new QueuePoller(
                        sqs,
                        url,
                        (event, context) ->
                                new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure("somebody-else"))),
                        QueuePoller.Options.standard())
                .drain();
        assertEquals(List.of("x"), receive(dead));
    }

    @Test
    void aGroupIsWorkedInOrderInTheBackgroundAndNeverTwiceAtATime() throws Exception {
        var url = queue("poll-order.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        for (var i = 0; i < 6; i++) {
            var text = "" + i;
            sqs.sendMessage(
                    m -> m.queueUrl(url).messageBody(text).messageGroupId("g").messageDeduplicationId(text));
        }
        var done = new CountDownLatch(6);
        var atATime = new AtomicInteger();
        var most = new AtomicInteger();
        var options = new QueuePoller.Options(2, 4, Duration.ofSeconds(5));
        try (var _ = new QueuePoller(
                        sqs,
                        url,
                        (event, context) -> {
                            most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                            event.getRecords().forEach(record -> {
                                seen.add(record);
                                done.countDown();
                            });
                            atATime.decrementAndGet();
                            return new SQSBatchResponse(List.of());
                        },
                        options)
                .start()) {
            assertTrue(done.await(10, TimeUnit.SECONDS));
        }
        assertEquals(
                List.of("0", "1", "2", "3", "4", "5"),
                seen.stream().map(SQSEvent.SQSMessage::getBody).toList());
        assertEquals(1, most.get());
        assertEquals(List.of(), receive(url));
    }

    private QueuePoller poller(String url, QueuePoller.Options options) {
        return new QueuePoller(
                sqs,
                url,
                (event, context) -> {
                    seen.addAll(event.getRecords());
                    return new SQSBatchResponse(event.getRecords().stream()
                            .filter(record -> record.getBody().equals("bad"))
                            .map(record -> new SQSBatchResponse.BatchItemFailure(record.getMessageId()))
                            .toList());
                },
                options);
    }

    private List<String> bodies() {
        return seen.stream().map(SQSEvent.SQSMessage::getBody).sorted().toList();
    }

    private static Map<QueueAttributeName, String> redriveTo(String dead) {
        return Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:" + dead
                        + "\",\"maxReceiveCount\":\"2\"}");
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();
    }

    private List<String> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }
}
