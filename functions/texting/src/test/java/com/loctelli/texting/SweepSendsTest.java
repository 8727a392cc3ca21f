package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.loctelli.kernel.feed.Feed;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.faults.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is in question is found out from the carrier's list, by proof alone, and keeps nobody else waiting. */
class SweepSendsTest {
    private static final CallbackRules SILENT = new CallbackRules(1, 0, 0, 1);
    private static final String LEAD = "+13035550149";

    @Test
    void aTextThatWaitsAtTheCarrierBehindThoseThatWereSentIsFoundThere() {
        try (var scene = new Scene(SILENT)) {
            scene.ask(LEAD, "Yesterday", "behind-1");
            scene.work();
            Scene.until(() -> scene.atCarrier(LEAD).getFirst().status().equals("delivered"));
            scene.test.clock().advance(Duration.ofDays(1));
            scene.carrier.congested(true);
            var sent = unanswered(scene, FaultKind.LOST_ANSWER, "Today", "behind-2");
            scene.settle();
            assertEquals(2, scene.atCarrier(LEAD).size());
            assertEquals(1, scene.text(sent).attempts());
        }
    }

    @Test
    void aListThatIsNotReadToItsEndProvesNothing() {
        try (var scene = new Scene(SILENT)) {
            for (int i = 0; i < 3; i++) {
                scene.ask(LEAD, "Earlier " + i, "long-" + i);
            }
            scene.work();
            var sent = unanswered(scene, FaultKind.ERROR, "Where is it?", "long");
            var platform = scene.test.platform();
            var twoRowsOnly =
                    new Reconciliation(new Deliveries(platform, new Consents(platform)), new Twilio(platform, 1, 2));
            for (int look = 0; look < 4; look++) {
                scene.test.clock().advance(Duration.ofSeconds(61));
                assertFalse(twoRowsOnly.look(scene.tenant, stored(scene, sent)));
            }
            assertEquals(TextState.UNKNOWN, scene.text(sent).status());
            assertNull(stored(scene, sent).value().absences());
            assertEquals(List.of(), deliveries(scene).due(10), "the next look is an hour away");
            scene.test.clock().advance(Duration.ofHours(1));
            scene.settle();
            assertEquals(4, scene.atCarrier(LEAD).size(), "to its end it is read by the sweep");
        }
    }

    @Test
    void aListThatIsToldTooSlowlyIsReadNoFurtherAndProvesNothing() {
        try (var scene = new Scene(SILENT)) {
            for (int i = 0; i < 3; i++) {
                scene.ask(LEAD, "Where is it?", "slow-" + i);
            }
            scene.work();
            var sent = unanswered(scene, FaultKind.ERROR, "Where is it?", "slow");
            var oneByOne = new Twilio(scene.test.platform(), 1, 5);
            var read = new AtomicInteger();
            var problem = assertThrows(
                    Problem.class,
                    () -> oneByOne.find(stored(scene, sent).value(), "Where is it?", _ -> {
                        read.incrementAndGet();
                        scene.test.clock().advance(Duration.ofSeconds(16));
                        return true;
                    }));
            assertEquals(TextingProblems.CARRIER_UNAVAILABLE, problem.type());
            assertEquals(1, read.get());
        }
    }

    @Test
    void twoLooksAtOnceAreOne() {
        try (var scene = new Scene(SILENT)) {
            var sent = unanswered(scene, FaultKind.ERROR, "Where is it?", "at-once");
            var platform = scene.test.platform();
            var reconciliation =
                    new Reconciliation(new Deliveries(platform, new Consents(platform)), new Twilio(platform));
            scene.test.clock().advance(Duration.ofSeconds(61));
            assertFalse(reconciliation.look(scene.tenant, stored(scene, sent)));
            scene.test.clock().advance(Duration.ofSeconds(1));
            assertFalse(reconciliation.look(scene.tenant, stored(scene, sent)));
            assertEquals(TextState.UNKNOWN, scene.text(sent).status());
            assertEquals(1, stored(scene, sent).value().absences());
            scene.test.clock().advance(TenantDeliveries.BETWEEN_LOOKS);
            assertTrue(reconciliation.look(scene.tenant, stored(scene, sent)));
            assertEquals(TextState.PENDING, scene.text(sent).status());
        }
    }

    @Test
    void aTextThatIsCalledOffInQuestionEndsWithTheProofThatItNeverLeftAndThoseWhoWatchAreTold() {
        try (var scene = new Scene(SILENT)) {
            var sent = unanswered(scene, FaultKind.ERROR, "Never mind", "called-off");
            var platform = scene.test.platform();
            platform.database().commit(deliveries(scene).callOff(List.of(stored(scene, sent))));
            var before = new Feed(platform, scene.tenant).begin();
            scene.settle();
            assertEquals(TextState.CANCELED, scene.text(sent).status());
            assertEquals(List.of(), scene.atCarrier(LEAD));
            assertEquals(List.of("text_called_off"), scene.told(before));
        }
    }

    @Test
    void aCarrierThatTellsNothingIsNotAskedForEveryTextAndWhatWaitsIsHintedAtAllTheSame() {
        try (var scene = new Scene(SILENT)) {
            var inQuestion = new ArrayList<String>();
            for (int i = 0; i < 4; i++) {
                inQuestion.add(unanswered(scene, FaultKind.ERROR, "Question " + i, "question-" + i));
            }
            scene.ask(LEAD, "Waits", "waits");
            scene.test.drain(QueueName.SENDS, (_, _) -> new SQSBatchResponse(List.of()));
            scene.test.clock().advance(Duration.ofSeconds(61));
            scene.faults.of("twilio").once(FaultKind.ERROR, 3);

            assertThrows(Problem.class, () -> scene.sweep.of(scene.tenant));

            assertEquals(1, scene.test.waiting(QueueName.SENDS));
            assertEquals(1, deliveries(scene).due(10).size(), "those that were asked for in vain let another be first");
            for (var id : inQuestion) {
                assertEquals(TextState.UNKNOWN, scene.text(id).status());
                assertNull(stored(scene, id).value().absences(), "a look that failed is none");
            }
            scene.settle();
            assertEquals(5, scene.atCarrier(LEAD).size());
        }
    }

    /** A text of which nobody knows whether the carrier has it. */
    private static String unanswered(Scene scene, FaultKind how, String words, String key) {
        scene.faults.of("twilio").once(how, 1);
        var id = scene.ask(LEAD, words, "cv_1", key).id();
        scene.work();
        assertEquals(TextState.UNKNOWN, scene.text(id).status());
        return id;
    }

    private static TenantDeliveries deliveries(Scene scene) {
        var platform = scene.test.platform();
        return new Deliveries(platform, new Consents(platform)).of(scene.tenant);
    }

    private static Stored<SmsMessage> stored(Scene scene, String id) {
        return Objects.requireNonNull(deliveries(scene).find(id));
    }
}
