package com.loctelli.testkit.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class LocalQueuesTest {

    private final EmbeddedCloud cloud = EmbeddedCloud.shared();
    private final SqsClient sqs = Clients.sqs(cloud.endpoints().sqs());

    @AfterEach
    void disarm() {
        cloud.faults().disarm();
    }

    @Test
    void aFifoQueueKeepsTheOrderOfAGroupAndDropsADuplicate() {
        var url = sqs.createQueue(
                        q -> q.queueName("order.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        for (var text : List.of("a", "b", "b", "c")) {
            sqs.sendMessage(
                    m -> m.queueUrl(url).messageBody(text).messageGroupId("g").messageDeduplicationId(text));
        }
        assertEquals(List.of("a", "b", "c"), drain(url));
    }

    @Test
    void aMessageThatFailsTooOftenGoesToTheDeadLetterQueue() {
        var dead = sqs.createQueue(q -> q.queueName("dead")).queueUrl();
        var url = sqs.createQueue(q -> q.queueName("redriven")
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\","
                                        + "\"maxReceiveCount\":\"2\"}")))
                .queueUrl();
        sqs.sendMessage(m -> m.queueUrl(url).messageBody("poison"));
        assertEquals(1, receive(url).size());
        assertEquals(1, receive(url).size());
        assertEquals(0, receive(url).size());
        assertEquals(List.of("poison"), drain(dead));
    }

    @Test
    void aDuplicatedSendArrivesTwice() {
        var url = sqs.createQueue(q -> q.queueName("doubled")).queueUrl();
        cloud.faults()
                .arm(call ->
                        call.operation().equals("SendMessage") && call.body().contains("doubled")
                                ? new Fault.Duplicate()
                                : Fault.NONE);
        sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"));
        assertEquals(List.of("x", "x"), drain(url));
    }

    @Test
    void aLostAnswerIsRetriedByTheClientAndTheMessageArrivesTwice() {
        var url = sqs.createQueue(q -> q.queueName("unsure")).queueUrl();
        var calls = new AtomicInteger();
        cloud.faults()
                .arm(call -> call.operation().equals("SendMessage")
                                && call.body().contains("unsure")
                                && calls.getAndIncrement() == 0
                        ? new Fault.LostAnswer()
                        : Fault.NONE);
        sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"));
        assertEquals(List.of("x", "x"), drain(url));
    }

    @Test
    void queueAddressesPointAtTheFront() {
        var url = sqs.createQueue(q -> q.queueName("addressed")).queueUrl();
        assertTrue(url.startsWith(cloud.endpoints().sqs().toString()), url);
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    }

    private List<String> drain(String url) {
        var bodies = new ArrayList<String>();
        for (var batch = receive(url); !batch.isEmpty(); batch = receive(url)) {
            for (var message : batch) {
                bodies.add(message.body());
                sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
        return bodies;
    }
}
