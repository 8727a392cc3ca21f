package com.loctelli.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.standins.carrier.CallbackRules;
import com.loctelli.standins.faults.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a text waits for, for how long, and what its record says of it. */
class SendTextTest {
    private static final CallbackRules SILENT = new CallbackRules(1, 0, 0, 1);
    private static final String LEAD = "+13035550151";
    private static final String KEY = "loctelli/test/" + SendTextTest.class.getSimpleName();

    @Test
    void aMarketingTextThatIsTriedAgainHasItsPlaceUnderTheCapsAlready() {
        try (var scene = noon()) {
            for (int i = 0; i < 2; i++) {
                ask(scene, "informational", "told-" + i);
            }
            scene.work();
            scene.faults.of("twilio").once(FaultKind.THROTTLE, 1);
            var sale = ask(scene, "marketing", "sale");
            scene.work();
            assertEquals(3, scene.atCarrier(LEAD).size(), "it is the day's third");
            assertEquals(2, scene.text(sale).attempts());
            var next = ask(scene, "marketing", "next");
            assertEquals("lead-frequency", scene.text(next).decision().deferredBy());
        }
    }

    @Test
    void theRecordNamesTheRuleThatATextWaitsFor() {
        try (var scene = noon()) {
            var sale = ask(scene, "marketing", "sale");
            assertEquals(TextState.PENDING, scene.text(sale).status());
            for (int i = 0; i < 3; i++) {
                scene.work(ask(scene, "informational", "told-" + i));
            }
            scene.work(sale);
            assertEquals(TextState.DEFERRED, scene.text(sale).status());
            var last = scene.text(sale).decision().rules().getLast();
            assertEquals("lead-frequency", last.id());
            assertEquals("deferred", last.result());
        }
    }

    @Test
    void aBusyCarrierIsWaitedForNoLongerThanTheInvocationLasts() {
        try (var scene = new Scene(SILENT)) {
            var ids = new ArrayList<String>();
            for (int i = 0; i < 10; i++) {
                ids.add(scene.ask(LEAD, "Busy " + i, "busy-" + i).id());
            }
            scene.faults.of("twilio").once(FaultKind.THROTTLE, 100);
            var begun = scene.test.clock().instant();
            scene.work();
            var lasted = Duration.between(begun, scene.test.clock().instant());
            assertTrue(lasted.compareTo(Duration.ofMinutes(1)) < 0, lasted.toString());
            ids.forEach(id -> assertEquals(TextState.PENDING, scene.text(id).status()));
            scene.faults.of("twilio").once(FaultKind.NONE, 0);
            scene.settle();
            assertEquals(10, scene.atCarrier(LEAD).size());
        }
    }

    @Test
    void aTextThatIsTurnedAwayForTheKeyWaitsForTheNextKeyAndIsSentOnce() {
        try (var scene = new Scene(SILENT, "secret:" + KEY)) {
            var secrets = scene.test.platform().secrets();
            secrets.put(KEY, "revoked");
            var sent = scene.ask(LEAD, "Which key?", "key");
            scene.work();
            assertEquals(TextState.PENDING, scene.text(sent.id()).status());
            assertEquals(ErrorClass.CREDENTIALS, scene.text(sent.id()).errorClass());
            secrets.put(KEY, Scene.TOKEN);
            scene.settle();
            assertEquals(1, scene.atCarrier(LEAD).size());
            assertEquals(TextState.QUEUED, scene.text(sent.id()).status());
        }
    }

    /** Noon in Denver, where the person may be; who agreed to marketing. */
    private static Scene noon() {
        var scene = new Scene(SILENT);
        scene.test.clock().set(Instant.parse("2026-03-02T19:00:00Z"));
        scene.consents.enter(LEAD, NewConsent.of("express", "marketing", "form", Map.of()), Actor.SYSTEM);
        return scene;
    }

    private static String ask(Scene scene, String purpose, String key) {
        return scene.texts
                .send(new TextRequest(LEAD, "Words of " + key, null, null, purpose, key, null, Actor.SYSTEM))
                .id();
    }
}
