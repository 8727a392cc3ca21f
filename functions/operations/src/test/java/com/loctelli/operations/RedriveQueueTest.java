package com.loctelli.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Nothing is lost: what was tried too often is seen, and worked again when somebody says so. */
class RedriveQueueTest {
    private final TestPlatform test = TestPlatform.start();

    @Test
    void aMessageThatWasTriedTooOftenIsSeenAndWorkedAgain() {
        test.platform()
                .queues()
                .send(Outgoing.of(QueueName.LEAD_EVENTS, test.tenant(), new QueueView("an errand", 0, 0, 0, 0, 0)));
        assertEquals(1L, shown("lead-events", "waiting"));
        for (int i = 0; i <= QueueName.LEAD_EVENTS.maxReceives(); i++) {
            test.drain(QueueName.LEAD_EVENTS, (event, context) -> failing(event));
        }
        assertEquals(0L, shown("lead-events", "waiting"));
        assertEquals(1L, shown("lead-events", "dead"));
        assertEquals(0L, shown("turns", "dead"));

        var answer = redrive("lead-events").send();
        assertEquals(202, answer.status(), answer.body());
        assertEquals(1L, answer.at("dead"));
        var again = new java.util.ArrayList<String>();
        long end = System.nanoTime() + 10_000_000_000L;
        while (again.isEmpty() && System.nanoTime() < end) {
            test.drain(QueueName.LEAD_EVENTS, (event, context) -> {
                event.getRecords().forEach(message -> again.add(message.getBody()));
                return new SQSBatchResponse(List.of());
            });
        }
        assertEquals(1, again.size());
        assertEquals(
                "QueueView", test.platform().envelopes().open(again.getFirst()).type());
        assertEquals(0L, shown("lead-events", "dead"));
    }

    @Test
    void onlyQueuesThatAreThereAreRedriven() {
        assertEquals(404, redrive("no-such-queue").send().status());
        var empty = redrive("sends").send();
        assertEquals(202, empty.status());
        assertEquals(0L, empty.at("dead"));
    }

    @Test
    void nobodyOfATenantSeesQueues() {
        var answer = test.call(test.function(ListQueues.Function::new, Permission.ADMIN), "GET", "/v1/admin/queues")
                .as(test.user(test.tenant(), Role.OWNER))
                .send();
        assertEquals(403, answer.status());
    }

    private HttpCall redrive(String name) {
        return test.call(
                        test.function(RedriveQueue.Function::new, Permission.ADMIN),
                        "POST",
                        "/v1/admin/queues/" + name + "/redrive")
                .path("name", name)
                .as(test.admin());
    }

    private Object shown(String name, String figure) {
        var answer = test.call(test.function(ListQueues.Function::new, Permission.ADMIN), "GET", "/v1/admin/queues")
                .as(test.admin())
                .send();
        assertEquals(200, answer.status(), answer.body());
        for (var one : (List<?>) Objects.requireNonNull(answer.at("data"))) {
            if (one instanceof Map<?, ?> queue && name.equals(queue.get("name"))) {
                return Objects.requireNonNull(queue.get(figure));
            }
        }
        throw new AssertionError("no queue " + name);
    }

    private static SQSBatchResponse failing(SQSEvent event) {
        return new SQSBatchResponse(event.getRecords().stream()
                .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                .toList());
    }
}
