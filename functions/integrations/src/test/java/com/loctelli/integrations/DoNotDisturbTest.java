package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.ConsentEvent;
import com.loctelli.messaging.consent.LiftSuppression;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.OptOutChanged;
import com.loctelli.standins.faults.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise: who opts out in one of the two systems is texted by neither; each takes back its own word and not the
 * other's; and what comes back of our own telling is no news.
 */
class DoNotDisturbTest {
    private final String phone = DoNotDisturbScene.phone();
    private DoNotDisturbScene scene = new DoNotDisturbScene();

    @AfterEach
    void end() {
        scene.close();
    }

    private void with(DoNotDisturbScene other) {
        scene.close();
        scene = other;
    }

    private List<String> ledger() {
        return scene.consents.events(phone, null, 50).data().stream()
                .map(stored -> stored.value().kind())
                .toList()
                .reversed();
    }

    private String reason(String eventId) {
        return scene.fixture.inbox.need(eventId).value().reason();
    }

    @Test
    void aRevocationHereIsToldThereOnceAndWhatComesBackOfItIsDropped() {
        var contact = scene.contact(
                phone, Map.of("dndSettings", Map.of("Email", Map.of("status", "active", "message", "no mails"))));

        scene.stop(phone);
        scene.work();

        assertEquals("active", scene.texts(contact));
        assertEquals(1, scene.changes().size());
        var change = scene.changes().getFirst();
        assertEquals("2021-07-28", change.header("version"));
        assertEquals(DoNotDisturbScene.TOKEN, change.bearer());
        assertEquals(
                "no mails",
                change.json().child("dndSettings").child("Email").text("message"),
                "the other channels stay as they were");
        assertEquals(List.of(), scene.untold.all(10));
        assertEquals(
                IntegrationStatus.ACTIVE,
                new Integrations(scene.fixture.test.platform())
                        .of(scene.fixture.tenant)
                        .need(scene.integrationId)
                        .value()
                        .status());

        var echo = scene.disturbance(contact, true);
        assertEquals("our-own-change", reason(echo));
        assertEquals(List.of("revoked"), ledger());
        var platform = scene.fixture.test.platform();
        var again = new OptOutChanged(phone);
        platform.queues().send(Outgoing.sealed(QueueName.OPT_OUTS, scene.fixture.tenant, platform.cipher(), again));
        scene.work();
        assertEquals(1, scene.changes().size(), "told again it does nothing");
    }

    @Test
    void aRevocationOfSomebodyWhoIsNoLeadIsToldToTheContactWithTheNumber() {
        var made = (Map<?, ?>) com.loctelli.kernel.json.Json.readTree(
                scene.api("POST", "/contacts/", Map.of("locationId", scene.fixture.location, "phone", phone)));
        var id = String.valueOf(((Map<?, ?>) made.get("contact")).get("id"));

        scene.stop(phone);
        scene.stop("+12125559999");
        scene.work();

        assertEquals("active", scene.texts(id));
        assertEquals(List.of(), scene.untold.all(10), "of whom nobody knows there is nothing to tell");
    }

    @Test
    void aStartHereTakesBackWhatWeToldAndNothingElse() {
        var ours = scene.contact(phone);
        var theirPhone = DoNotDisturbScene.phone();
        var theirs = scene.contact(theirPhone);
        scene.api("PUT", "/contacts/" + theirs, Map.of("dndSettings", Map.of("SMS", Map.of("status", "active"))));
        for (var number : List.of(phone, theirPhone)) {
            scene.stop(number);
            scene.work();
            scene.start(number);
            scene.work();
        }

        assertEquals("inactive", scene.texts(ours));
        assertEquals("active", scene.texts(theirs), "somebody there said it too");
        assertEquals("our-own-change", reason(scene.disturbance(ours, true)));
        assertEquals("our-own-change", reason(scene.disturbance(ours, false)));
        assertNull(scene.consents.suppression(phone));
        assertEquals(List.of("revoked", "re_opt_in"), ledger());
    }

    @Test
    void whatTheCarrierThereMadePermanentIsNotLifted() {
        var contact = scene.contact(phone);
        scene.stop(phone);
        scene.work();
        scene.api("PUT", "/contacts/" + contact, Map.of("dndSettings", Map.of("SMS", Map.of("status", "permanent"))));

        scene.start(phone);
        scene.work();

        assertEquals("permanent", scene.texts(contact));
    }

    @Test
    void ofAStopAndAStartInARowTheLastWordIsTold() {
        var contact = scene.contact(phone);
        scene.stop(phone);
        scene.start(phone);
        scene.work();
        assertEquals("none", scene.texts(contact));
        assertEquals(List.of(), scene.changes());

        scene.stop(phone);
        scene.work();
        assertEquals("active", scene.texts(contact));
    }

    @Test
    void aWishToldThereKeepsTextsBackHereWithItsProvenanceAndItsEndLiftsIt() {
        scene.consents.enter(phone, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        var contact = scene.contact(phone);
        var on = scene.disturbance(contact, true);

        var standing = Objects.requireNonNull(scene.consents.suppression(phone)).value();
        assertEquals("integration", standing.cause());
        assertFalse(standing.isLiftedByStart());
        assertEquals(
                Map.of(
                        "source",
                        "gohighlevel",
                        "integrationId",
                        scene.integrationId,
                        "contactId",
                        contact,
                        "event",
                        on),
                event(0).evidence());
        assertEquals("integration", event(0).method());
        assertEquals(new Actor("integration", scene.integrationId), event(0).actor());
        scene.disturbance(contact, true);
        assertEquals(List.of("express_written", "revoked"), ledger(), "told again it is no news");
        scene.work();
        assertEquals(List.of(), scene.changes(), "they are not told what they told us");
        assertTrue(consentToMarketing().contains("refused"));

        scene.disturbance(contact, false);

        assertNull(scene.consents.suppression(phone));
        assertEquals(List.of("express_written", "revoked", "dnd_lifted"), ledger());
        assertTrue(consentToMarketing().contains("passed"), "what was agreed before holds again");
        assertTrue(scene.consents.check(phone).isIntact());
    }

    @Test
    void anEndToldThereIsNoConsent() {
        var contact = scene.contact(phone);
        scene.disturbance(contact, true);
        scene.disturbance(contact, false);
        assertTrue(consentToMarketing().contains("refused"), "nobody agreed to marketing");
    }

    @Test
    void anEndToldThereDoesNotLiftAPersonsOwnStop() {
        var contact = scene.contact(phone);
        scene.disturbance(contact, true);
        scene.stop(phone);
        scene.disturbance(contact, false);

        var standing = Objects.requireNonNull(scene.consents.suppression(phone)).value();
        assertEquals("keyword", standing.cause());
        assertNull(standing.elsewhere());
        scene.start(phone);
        assertNull(scene.consents.suppression(phone));
    }

    @Test
    void aPersonsStartDoesNotLiftWhatIsToldThereButAManagerDoes() {
        var contact = scene.contact(phone);
        scene.stop(phone);
        scene.disturbance(contact, true);
        scene.start(phone);

        assertEquals(
                "integration",
                Objects.requireNonNull(scene.consents.suppression(phone))
                        .value()
                        .cause());
        var lifted = scene.fixture
                .call(LiftSuppression.Function::new, "DELETE", "/v1/suppressions")
                .query("address", phone)
                .query("reason", "asked us on the phone")
                .send();
        assertEquals(204, lifted.status(), lifted.body());
        assertNull(scene.consents.suppression(phone));
        assertFalse(Objects.requireNonNull(scene.fixture.leads.withExternal("ghl", contact))
                .value()
                .suppression()
                .sms());
    }

    @Test
    void aWishThatComesLateIsOlderThanItsEnd() {
        var contact = scene.contact(phone);
        var before = scene.fixture.test.platform().clock().now();
        scene.fixture.test.clock().advance(Duration.ofMinutes(1));
        scene.disturbance(contact, false);
        assertEquals("newer-known", reason(scene.disturbance(contact, true, before)));
        assertNull(scene.consents.suppression(phone));
    }

    @Test
    void anEndThatIsWorkedWhileANewerWishComesLiftsNothing() {
        var contact = scene.contact(phone);
        scene.disturbance(contact, true);
        scene.fixture.test.clock().advance(Duration.ofMinutes(1));
        var now = scene.fixture.test.platform().clock().now();
        var newer = new String[1];
        scene.meanwhile.before(
                "dnd_lifted", () -> newer[0] = scene.disturbance(contact, true, now.minus(Duration.ofSeconds(10))));

        var older = scene.disturbance(contact, false, now.minus(Duration.ofSeconds(20)));

        assertTrue(scene.meanwhile.isDone());
        assertNull(reason(newer[0]));
        assertEquals("newer-known", reason(older));
        assertNotNull(scene.consents.suppression(phone));
        assertTrue(Objects.requireNonNull(scene.fixture.leads.withExternal("ghl", contact))
                .value()
                .suppression()
                .sms());
    }

    @Test
    void aContactsWishThatIsOlderThanItsEndIsNotHeardWithTheRestOfTheContact() {
        var contact = scene.contact(phone);
        scene.disturbance(contact, true);
        scene.fixture.test.clock().advance(Duration.ofMinutes(1));
        var now = scene.fixture.test.platform().clock().now();
        scene.disturbance(contact, false, now.minus(Duration.ofSeconds(10)));
        var late = scene.tell(
                "ContactUpdate",
                Map.of("id", contact, "phone", phone, "firstName", "Bea", "dnd", true),
                now.minus(Duration.ofSeconds(20)));

        var lead = Objects.requireNonNull(scene.fixture.leads.withExternal("ghl", contact));
        assertNull(reason(late));
        assertEquals("Bea", lead.value().name());
        assertFalse(lead.value().suppression().sms());
        assertNull(scene.consents.suppression(phone));
    }

    @Test
    void anEndThatIsOlderThanTheContactsWishLiftsNothing() {
        scene.fixture.test.clock().advance(Duration.ofMinutes(1));
        var now = scene.fixture.test.platform().clock().now();
        scene.tell("ContactCreate", Map.of("id", "c-new", "phone", phone, "dnd", true), now);
        assertEquals("newer-known", reason(scene.disturbance("c-new", false, now.minus(Duration.ofSeconds(20)))));
        assertNotNull(scene.consents.suppression(phone));
    }

    @Test
    void aContactThatComesWithItsWishIsNeverTexted() {
        scene.tell("ContactCreate", Map.of("id", "c-new", "phone", phone, "dnd", true));
        assertNotNull(scene.consents.suppression(phone));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWorkerStoppedAtAnyOfItsStepsTellsItInTheEndAndOnce(boolean afterTheEffect) {
        for (int step = 1; step <= 12; step++) {
            var number = DoNotDisturbScene.phone();
            var contact = scene.contact(number);
            int before = scene.changes().size();
            scene.stop(number);
            scene.stop.arm(step, afterTheEffect);
            scene.work();
            scene.stop.restart();
            for (int i = 0; i < 3; i++) {
                scene.fixture.test.clock().advance(Duration.ofSeconds(61));
                scene.untold.all(10).forEach(item -> scene.untold.hintAgain(item.address()));
                scene.work();
            }
            assertEquals("active", scene.texts(contact), "stopped at step " + step);
            assertEquals(before + 1, scene.changes().size(), "stopped at step " + step);
            assertEquals(List.of(), scene.untold.all(10), "stopped at step " + step);
        }
    }

    @Test
    void whatCouldNotBeToldIsToldLaterAndTheIntegrationSaysSoMeanwhile() {
        var contact = scene.contact(phone);
        for (var kind : List.of(FaultKind.ERROR, FaultKind.THROTTLE)) {
            scene.faults.of("ghl").once(kind, 1);
            scene.stop(phone);
            scene.work();
            var waiting = scene.untold.all(10).getFirst();
            assertNotNull(waiting.lastError(), kind.toString());
            assertEquals("degraded", health().at("status"), kind.toString());
            assertEquals(1L, health().at("failingOptOuts"));
            scene.fixture.test.clock().advance(Duration.ofMinutes(2));
            scene.untold.hintAgain(phone);
            scene.work();
            assertEquals("active", scene.texts(contact));
            assertEquals(true, health().at("isWell"), health().body());
            scene.start(phone);
            scene.work();
            assertEquals("inactive", scene.texts(contact));
        }
    }

    @Test
    void aSearchForTheNumberThatFailsIsMadeAgain() {
        var made = (Map<?, ?>) com.loctelli.kernel.json.Json.readTree(
                scene.api("POST", "/contacts/", Map.of("locationId", scene.fixture.location, "phone", phone)));
        var id = String.valueOf(((Map<?, ?>) made.get("contact")).get("id"));
        scene.stop(phone);
        for (var failure :
                List.of(Map.entry(FaultKind.ERROR, "no-answer"), Map.entry(FaultKind.THROTTLE, "too-many-requests"))) {
            scene.faults.of("ghl").once(failure.getKey(), 1);
            scene.work();
            assertEquals(failure.getValue(), scene.untold.all(10).getFirst().lastError());
            assertEquals("degraded", health().at("status"), failure.getValue());
            scene.fixture.test.clock().advance(Duration.ofMinutes(10));
            scene.untold.hintAgain(phone);
        }
        scene.work();
        assertEquals("active", scene.texts(id));
        assertEquals(List.of(), scene.untold.all(10));

        with(new DoNotDisturbScene(Map.of(), "another-token"));
        scene.stop(phone);
        scene.work();
        assertEquals("token-refused-401", scene.untold.all(10).getFirst().lastError());
        assertEquals("error", health().at("status"));
    }

    @Test
    void aLocationIsAskedNoMoreThanItMayBe() {
        with(new DoNotDisturbScene(Map.of("GHL_CALLS_PER_TEN_SECONDS", "4"), DoNotDisturbScene.TOKEN));
        var second = DoNotDisturbScene.phone();
        scene.contact(phone);
        scene.contact(second);
        scene.fixture.test.clock().advance(Duration.ofSeconds(10));
        scene.stop(phone);
        scene.stop(second);
        scene.work();
        assertEquals(1, scene.changes().size());
        assertEquals(1, scene.untold.all(10).size());
        assertNull(scene.untold.all(10).getFirst().lastError(), "to wait for one's turn is no failure");
        assertEquals("active", health().at("status"));
        scene.fixture.test.clock().advance(Duration.ofSeconds(11));
        scene.untold.all(10).forEach(item -> scene.untold.hintAgain(item.address()));
        scene.work();
        assertEquals(2, scene.changes().size());
    }

    @Test
    void aTestSaysWhetherTheTokenWorksAndChangesNothingThere() {
        var tested = test();
        assertEquals(200, tested.status(), tested.body());
        assertEquals(true, tested.at("isReady"), tested.body());
        assertEquals("location", tested.at("checks.0.name"));
        assertEquals("Local location", tested.at("checks.0.detail"));
        assertEquals("contacts", tested.at("checks.1.name"));
        assertTrue(scene.crm.journal().stream().allMatch(call -> call.method().equals("GET")));
        assertNotNull(health().at("lastSuccessAt"));

        with(new DoNotDisturbScene(Map.of(), "another-token"));
        var refused = test();
        assertEquals(false, refused.at("isReady"));
        assertEquals("token-refused-401", refused.at("checks.0.detail"));
        assertEquals("error", refused.at("status"));
        assertEquals("location: token-refused-401", health().at("errorMessage"));
        assertEquals(false, health().at("isWell"));
        assertFalse(refused.body().contains(DoNotDisturbScene.TOKEN));
    }

    @Test
    void anIntegrationOfNobodysIsNotThereForATestOrItsHealth() {
        assertEquals(
                404,
                scene.fixture
                        .call(
                                com.loctelli.integrations.ghl.TestIntegration.Function::new,
                                "POST",
                                "/v1/integrations/x/test")
                        .path("id", "ig_none")
                        .send()
                        .status());
        assertEquals(
                404,
                scene.fixture
                        .call(ShowIntegrationHealth.Function::new, "GET", "/v1/integrations/x/health")
                        .path("id", "ig_none")
                        .send()
                        .status());
    }

    private com.loctelli.testkit.HttpCall.Answer test() {
        return scene.fixture
                .call(com.loctelli.integrations.ghl.TestIntegration.Function::new, "POST", "/v1/integrations/x/test")
                .path("id", scene.integrationId)
                .send();
    }

    private com.loctelli.testkit.HttpCall.Answer health() {
        return scene.fixture
                .call(ShowIntegrationHealth.Function::new, "GET", "/v1/integrations/x/health")
                .path("id", scene.integrationId)
                .send();
    }

    private ConsentEvent event(int newest) {
        return scene.consents.events(phone, null, 50).data().get(newest).value();
    }

    /** What the rule of consent says of a marketing text now. */
    private String consentToMarketing() {
        var texts = new Texts(scene.fixture.test.platform()).of(scene.fixture.tenant);
        var wanted = new TextRequest(phone, "Offer", null, null, "marketing", "x", null, Actor.SYSTEM);
        return texts.preview(texts.facts(phone, null), wanted).decision().rules().stream()
                .filter(rule -> rule.id().equals("consent"))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
