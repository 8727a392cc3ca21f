package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.feed.Feed;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.faults.FaultKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effectively once: whatever stops, fails or is lost, at most one text for each request, and none lost. */
class SendingOnceTest {
    private static final CallbackRules SILENT = new CallbackRules(1, 0, 0, 1);
    private static final String LEAD = "+13035550147";

    @Test
    void aTextIsHandedOverOnceAndItsStatusFollowsTheCarriersWord() {
        try (var scene = new Scene(CallbackRules.FAITHFUL)) {
            var sent = scene.ask(LEAD, "Hello from us", "turn-1");
            assertEquals(TextState.PENDING, sent.status());
            scene.work();
            Scene.until(() -> scene.text(sent.id()).status() == TextState.DELIVERED);
            assertEquals(1, scene.atCarrier(LEAD).size());
            assertEquals("Hello from us", scene.atCarrier(LEAD).getFirst().body());
            assertEquals(scene.number, scene.atCarrier(LEAD).getFirst().from());
            assertNotNull(scene.text(sent.id()).deliveredAt());
            assertEquals(1, scene.text(sent.id()).attempts());
        }
    }

    @Test
    void theSameRequestTwiceIsOneText() {
        try (var scene = new Scene(SILENT)) {
            var first = scene.ask(LEAD, "Only once", "turn-2");
            var second = scene.ask(LEAD, "Only once", "turn-2");
            assertEquals(first.id(), second.id());
            assertTrue(first.isNew() && !second.isNew());
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWorkerStoppedAtAnyOfItsStepsSendsExactlyOneText(boolean afterTheEffect) {
        try (var scene = new Scene(SILENT)) {
            int step = 0;
            boolean wasStopped;
            do {
                var to = "+1303555" + String.format(java.util.Locale.ROOT, "%04d", 1000 + step);
                var sent = scene.ask(to, "Step " + step, "stop-" + step);
                scene.stop.arm(step, afterTheEffect);
                scene.work();
                wasStopped = scene.stop.restart();
                scene.settle();
                assertEquals(1, scene.atCarrier(to).size(), "stopped at step " + step);
                assertTrue(scene.text(sent.id()).status().rank() >= TextState.ACCEPTED.rank(), "at step " + step);
                step++;
            } while (wasStopped);
            assertTrue(step > 2, "the worker has several steps, found " + step);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestStoppedAtAnyOfItsStepsLeavesOneTextOrNoneAndTheSameRequestAgainLeavesOne(boolean afterTheEffect) {
        try (var scene = new Scene(SILENT)) {
            int step = 0;
            boolean wasStopped;
            do {
                var to = "+1303555" + String.format(java.util.Locale.ROOT, "%04d", 2000 + step);
                scene.stop.arm(step, afterTheEffect);
                try {
                    scene.ask(to, "Ask " + step, "ask-" + step);
                } catch (IllegalStateException stopped) {
                    assertEquals("stopped", stopped.getMessage());
                }
                wasStopped = scene.stop.restart();
                scene.ask(to, "Ask " + step, "ask-" + step);
                scene.settle();
                assertEquals(1, scene.atCarrier(to).size(), "stopped at step " + step);
                step++;
            } while (wasStopped);
            assertTrue(step > 1, "asking has several steps, found " + step);
        }
    }

    @Test
    void anAnswerLostAfterAcceptanceIsFoundInTheCarriersListAndNotSentAgain() {
        try (var scene = new Scene(SILENT)) {
            scene.faults.of("twilio").once(FaultKind.LOST_ANSWER, 1);
            var sent = scene.ask(LEAD, "Did you get this?", "lost-1");
            scene.work();
            assertEquals(TextState.UNKNOWN, scene.text(sent.id()).status());
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
            assertTrue(scene.text(sent.id()).status().rank() >= TextState.ACCEPTED.rank());
            assertEquals(1, scene.text(sent.id()).attempts());
        }
    }

    @Test
    void anAnswerLostAfterAcceptanceIsToldByTheCallback() {
        try (var scene = new Scene(CallbackRules.FAITHFUL)) {
            scene.faults.of("twilio").once(FaultKind.LOST_ANSWER, 1);
            var sent = scene.ask(LEAD, "The callback knows", "lost-2");
            scene.work();
            Scene.until(() -> scene.text(sent.id()).status() == TextState.DELIVERED);
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "error"})
    void aRequestThatNeverTookEffectIsProvenAbsentAndThenSentOnce(String kind) {
        try (var scene = new Scene(SILENT)) {
            scene.faults.of("twilio").once(FaultKind.ofWire(kind), 1);
            var sent = scene.ask(LEAD, "Second try", "absent-" + kind);
            scene.work();
            assertEquals(TextState.UNKNOWN, scene.text(sent.id()).status());
            scene.sweep.of(scene.tenant);
            scene.work();
            assertEquals(0, scene.atCarrier(LEAD).size(), "nothing is sent blindly");
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
            assertEquals(2, scene.text(sent.id()).attempts());
        }
    }

    @Test
    void twoTextsOfTheSameWordsAreToldApartWhenBothAnswersAreLost() {
        try (var scene = new Scene(SILENT)) {
            scene.faults.of("twilio").once(FaultKind.LOST_ANSWER, 2);
            scene.ask(LEAD, "Same words", "twin-1");
            scene.ask(LEAD, "Same words", "twin-2");
            scene.settle();
            assertEquals(2, scene.atCarrier(LEAD).size());
        }
    }

    @Test
    void manyWorkersWithTheSameHintSendOneText() throws Exception {
        try (var scene = new Scene(SILENT);
                var threads = java.util.concurrent.Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 5; round++) {
                var words = "Race " + round;
                var sent = scene.ask(LEAD, words, "race-" + round);
                var start = new java.util.concurrent.CountDownLatch(1);
                var runs = new java.util.ArrayList<java.util.concurrent.Future<?>>();
                for (int i = 0; i < 6; i++) {
                    runs.add(threads.submit(() -> {
                        start.await();
                        scene.work(sent.id());
                        return null;
                    }));
                }
                start.countDown();
                for (var run : runs) {
                    run.get();
                }
                assertEquals(
                        1,
                        scene.atCarrier(LEAD).stream()
                                .filter(text -> text.body().equals(words))
                                .count());
                assertEquals(1, scene.text(sent.id()).attempts());
            }
        }
    }

    @Test
    void requestsOfTheSameKeyAtTheSameTimeAreOneText() throws Exception {
        try (var scene = new Scene(SILENT);
                var threads = java.util.concurrent.Executors.newFixedThreadPool(6)) {
            var start = new java.util.concurrent.CountDownLatch(1);
            var runs = new java.util.ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < 6; i++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return scene.ask(LEAD, "At once", "same-key").id();
                }));
            }
            start.countDown();
            var ids = new java.util.HashSet<String>();
            for (var run : runs) {
                ids.add(run.get());
            }
            assertEquals(1, ids.size());
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    @Test
    void aMarketingTextThatWaitedInTheQueueUntilNightLeavesInTheMorning() {
        try (var scene = new Scene(SILENT)) {
            scene.consents.enter(
                    LEAD,
                    com.loctelli.messaging.consent.NewConsent.of("express", "marketing", "form", java.util.Map.of()),
                    com.loctelli.kernel.tenancy.Actor.SYSTEM);
            var sent = scene.texts.send(new com.loctelli.messaging.TextRequest(
                    LEAD, "Sale", null, null, "marketing", "sale-1", null, com.loctelli.kernel.tenancy.Actor.SYSTEM));
            assertEquals(TextState.DEFERRED == sent.status() ? 0 : 1, scene.test.waiting(QueueName.SENDS));
            // 22:00 in Denver, the zone of the number.
            scene.test.clock().set(java.time.Instant.parse("2026-03-03T05:00:00Z"));
            scene.work();
            assertEquals(TextState.DEFERRED, scene.text(sent.id()).status());
            assertEquals(0, scene.atCarrier(LEAD).size());
            scene.settle();
            assertEquals(0, scene.atCarrier(LEAD).size(), "minutes later it is still night");
            scene.test.clock().set(java.time.Instant.parse("2026-03-03T15:00:01Z"));
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    @Test
    void aThrottledTextIsSentWhenTheCarrierHasTime() {
        try (var scene = new Scene(SILENT)) {
            scene.faults.of("twilio").once(FaultKind.THROTTLE, 2);
            var sent = scene.ask(LEAD, "Busy?", "throttle-1");
            scene.work();
            assertEquals(1, scene.atCarrier(LEAD).size());
            assertEquals(3, scene.text(sent.id()).attempts());
        }
    }

    @Test
    void aLongThrottleIsSatOutByTheSweep() {
        try (var scene = new Scene(SILENT)) {
            scene.faults.of("twilio").once(FaultKind.THROTTLE, 4);
            var sent = scene.ask(LEAD, "Still busy?", "throttle-2");
            scene.work();
            assertEquals(TextState.PENDING, scene.text(sent.id()).status());
            assertEquals(0, scene.atCarrier(LEAD).size());
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15005550001", "+15005550002", "+15005550003", "+15005550009"})
    void aPermanentRefusalIsFinal(String to) {
        try (var scene = new Scene(SILENT)) {
            var before = new Feed(scene.test.platform(), scene.tenant).begin();
            var sent = scene.ask(to, "Anybody?", "cv_1", "permanent");
            scene.settle();
            var text = scene.text(sent.id());
            assertEquals(TextState.FAILED, text.status());
            assertEquals(ErrorClass.UNREACHABLE, text.errorClass());
            assertEquals(1, text.attempts());
            assertEquals(0, scene.atCarrier(to).size());
            assertEquals(List.of("text_failed"), scene.told(before));
        }
    }

    @Test
    void anOptOutThatOnlyTheCarrierKnowsSuppressesThePerson() {
        try (var scene = new Scene(SILENT)) {
            var to = "+15005550004";
            var sent = scene.ask(to, "Hello", "carrier-stop");
            scene.settle();
            assertEquals(TextState.FAILED, scene.text(sent.id()).status());
            assertEquals(ErrorClass.SUPPRESS, scene.text(sent.id()).errorClass());
            assertEquals(
                    "carrier",
                    assertNotNullValue(scene.consents.suppression(to)).value().cause());
            assertEquals(
                    TextState.SKIPPED,
                    scene.ask(to, "Hello again", "carrier-stop-2").status());
        }
    }

    @Test
    void anOptOutBetweenTheRequestAndTheHandOverKeepsTheTextBack() {
        try (var scene = new Scene(SILENT)) {
            var sent = scene.ask(LEAD, "Too late", "late-stop");
            scene.consents.suppress(
                    LEAD,
                    com.loctelli.messaging.consent.NewConsent.of("revoked", "all", "keyword", java.util.Map.of()),
                    "keyword",
                    null,
                    com.loctelli.kernel.tenancy.Actor.SYSTEM,
                    java.util.List.of());
            scene.settle();
            assertEquals(TextState.SKIPPED, scene.text(sent.id()).status());
            assertEquals("suppression", scene.text(sent.id()).decision().refusedBy());
            assertEquals(0, scene.atCarrier(LEAD).size());
            assertNull(scene.text(sent.id()).errorCode());
        }
    }

    @Test
    void callbacksThatRepeatAndComeInTheWrongOrderLeaveTheTruth() {
        try (var scene = new Scene(new CallbackRules(0, 1, 1, 7))) {
            var sent = scene.ask(LEAD, "Order!", "order-1");
            scene.work();
            Scene.until(() -> scene.text(sent.id()).status() == TextState.DELIVERED);
            var failing = scene.ask("+15005550013", "Filtered", "order-2");
            scene.work();
            Scene.until(() -> scene.text(failing.id()).status() == TextState.FAILED);
            assertEquals(30007, scene.text(failing.id()).errorCode());
            assertEquals(ErrorClass.UNREACHABLE, scene.text(failing.id()).errorClass());
            scene.settle();
            assertEquals(TextState.DELIVERED, scene.text(sent.id()).status());
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    @Test
    void aLostHintIsRestoredByTheSweep() {
        try (var scene = new Scene(SILENT)) {
            scene.ask(LEAD, "Hint lost", "hint-1");
            scene.test.drain(
                    QueueName.SENDS,
                    (event, context) ->
                            new com.amazonaws.services.lambda.runtime.events.SQSBatchResponse(java.util.List.of()));
            assertEquals(0, scene.atCarrier(LEAD).size());
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
        }
    }

    private static <T> T assertNotNullValue(@org.jspecify.annotations.Nullable T value) {
        assertNotNull(value);
        return value;
    }
}
