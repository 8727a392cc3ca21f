package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.consent.ConsentEvent;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.LedgerCheck;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.ShowLeadConsent;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.DueItem;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.optout.ConfirmOptOut;
import com.loctelli.messaging.optout.ListOptOuts;
import com.loctelli.messaging.optout.UndoOptOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OptOutsTest {
    private static final String PERSON = "+13035550111";

    @Test
    void stopSuppressesAtOnceAndIsConfirmedOnce() {
        var desk = new Desk();
        var result = desk.hears(PERSON, "Stop.", null, "SM1");
        assertEquals(OptOutResult.Kind.STOPPED, result.kind());
        var confirmation = Objects.requireNonNull(desk.texts.find(Objects.requireNonNull(result.confirmationTextId())));
        assertEquals(TextState.PENDING, confirmation.status());
        assertEquals(PERSON, confirmation.to());
        assertEquals(desk.number, confirmation.from());
        assertEquals(
                "keyword",
                Objects.requireNonNull(desk.consents.suppression(PERSON))
                        .value()
                        .cause());
        assertEquals(1, desk.test.waiting(QueueName.SENDS));

        var again = desk.hears(PERSON, "Stop.", null, "SM1");
        assertEquals(OptOutResult.Kind.STOPPED, again.kind());
        assertFalse(again.isNew());
        assertNull(again.confirmationTextId());
        var more = desk.hears(PERSON, "STOP", null, "SM2");
        assertNull(more.confirmationTextId(), "one confirmation is allowed");
        assertEquals(1, desk.test.waiting(QueueName.SENDS));
        assertEquals(2, events(desk).size());

        assertEquals(
                TextState.SKIPPED,
                desk.send(PERSON, "Still there?", "reply", "k1").status());
        assertEquals(1, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void whatTheCarrierActedOnIsHonouredWithoutAConfirmationOfOurs() {
        var desk = new Desk();
        var result = desk.hears(PERSON, "STOP", "STOP", "SM1");
        assertTrue(result.byCarrier());
        assertNull(result.confirmationTextId());
        assertNotNull(desk.consents.suppression(PERSON));
        assertEquals(0, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void startLiftsWhatThePersonsOwnWordSet() {
        var desk = new Desk();
        desk.hears(PERSON, "please don't text me any more", null, "SM1");
        assertEquals(
                "free_text",
                Objects.requireNonNull(desk.consents.suppression(PERSON))
                        .value()
                        .cause());
        assertEquals(
                OptOutResult.Kind.STARTED,
                desk.hears(PERSON, "START", null, "SM2").kind());
        assertNull(desk.consents.suppression(PERSON));
        assertEquals(
                TextState.PENDING,
                desk.send(PERSON, "Welcome back", "reply", "k1").status());
    }

    @Test
    void startDoesNotLiftWhatAPersonOfOursSet() {
        var desk = new Desk();
        desk.consents.suppress(
                PERSON, NewConsent.of("revoked", "all", "api", Map.of()), "manual", null, Actor.SYSTEM, List.of());
        desk.hears(PERSON, "STOP", null, "SM1");
        desk.hears(PERSON, "START", "START", "SM2");
        assertEquals(
                "manual",
                Objects.requireNonNull(desk.consents.suppression(PERSON))
                        .value()
                        .cause());
        assertEquals("re_opt_in", events(desk).getFirst().value().kind());
    }

    @Test
    void yesIsAnAnswerUnlessThePersonHasOptedOut() {
        var desk = new Desk();
        assertEquals(
                OptOutResult.Kind.ORDINARY,
                desk.hears(PERSON, "Yes", null, "SM1").kind());
        assertEquals(0, events(desk).size());
        desk.hears(PERSON, "QUIT", null, "SM2");
        assertEquals(
                OptOutResult.Kind.STARTED,
                desk.hears(PERSON, "Yes", null, "SM3").kind());
        assertNull(desk.consents.suppression(PERSON));
    }

    @Test
    void aWrongNumberEndsTextingForGood() {
        var desk = new Desk();
        assertEquals(
                OptOutResult.Kind.STOPPED,
                desk.hears(PERSON, "Wrong number!", null, "SM1").kind());
        assertEquals(
                "reassigned",
                Objects.requireNonNull(desk.consents.suppression(PERSON))
                        .value()
                        .cause());
        desk.hears(PERSON, "START", null, "SM2");
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void helpIsAnsweredOnceEvenToSomebodyWhoHasOptedOut() {
        var desk = new Desk();
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        var help = desk.hears(PERSON, "HELP", null, "SM2");
        assertEquals(OptOutResult.Kind.HELPED, help.kind());
        assertNotNull(help.confirmationTextId());
        assertNull(desk.hears(PERSON, "HELP", null, "SM2").confirmationTextId());
        assertEquals(1, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void ordinaryTextsTouchNothing() {
        var desk = new Desk();
        assertEquals(
                OptOutResult.Kind.ORDINARY,
                desk.hears(PERSON, "cancel my 2pm and give me 3pm", null, "SM1").kind());
        assertEquals(0, events(desk).size());
        assertEquals(0, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void theLedgerIsAChain() {
        var desk = new Desk();
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        desk.hears(PERSON, "START", "START", "SM2");
        desk.hears(PERSON, "STOP", "STOP", "SM3");
        var events = events(desk).reversed();
        assertEquals(
                List.of(1L, 2L, 3L),
                events.stream().map(event -> event.value().seq()).toList());
        assertNull(events.getFirst().value().prevHash());
        assertEquals(events.get(0).value().hash(), events.get(1).value().prevHash());
        assertEquals(events.get(1).value().hash(), events.get(2).value().prevHash());
    }

    @Test
    void aLedgerThatWasTamperedWithSaysWhere() {
        var desk = new Desk();
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        desk.hears(PERSON, "START", "START", "SM2");
        desk.hears(PERSON, "STOP", "STOP", "SM3");
        assertEquals(new LedgerCheck(true, 3, null), desk.consents.check(PERSON));
        var second = events(desk).get(1);
        var rows = desk.platform.database().table(TableName.MESSAGING).of(desk.tenant);

        desk.platform.database().commit(rows.update(second.sk(), new Update().set("kind", "express")));
        assertEquals(new LedgerCheck(false, 3, 2L), desk.consents.check(PERSON), "changed");

        desk.platform.database().commit(rows.delete(second.sk()));
        assertEquals(new LedgerCheck(false, 3, 2L), desk.consents.check(PERSON), "removed");

        desk.platform.database().commit(rows.delete(events(desk).getFirst().sk()));
        assertFalse(desk.consents.check(PERSON).isIntact(), "the last removed");
    }

    @Test
    void theConfirmationIsInTheLeadsLanguageAndElseInTheOneThePersonWroteIn() {
        var desk = new Desk().opened(Map.of());
        new Leads(desk.platform)
                .of(desk.tenant)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder()
                                        .name("Ana")
                                        .phone(PERSON)
                                        .language("es-MX")
                                        .build()),
                        Actor.SYSTEM);
        assertTrue(confirmation(desk, desk.hears(PERSON, "STOP", null, "SM1")).contains("No recibirá"));
        var german = desk.hears("+13035550112", "bitte keine SMS mehr", null, "SM2");
        assertTrue(confirmation(desk, german).contains("keine SMS mehr von uns"));
        var plain = desk.hears("+13035550113", "STOP", null, "SM3");
        assertTrue(confirmation(desk, plain).startsWith("Acme: You will not"));
    }

    @Test
    void aReadingOfOwnWordsCanBeUndoneAndWhatWasAgreedBeforeHoldsAgain() {
        var desk = new Desk();
        desk.consents.enter(PERSON, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        desk.hears(PERSON, "take me off this list and put me on the VIP one", null, "SM1");
        assertNotNull(desk.consents.suppression(PERSON));
        var listed = desk.call(ListOptOuts.Function::new, "GET", "/v1/opt-outs").send();
        assertEquals("SM1", listed.at("data.0.id"), listed.body());
        assertEquals("no_more", listed.at("data.0.understoodAs"));

        var undone = desk.call(UndoOptOut.Function::new, "POST", "/v1/opt-outs/SM1/undo")
                .path("id", "SM1")
                .body(Map.of("reason", "meant another list"))
                .send();

        assertEquals(200, undone.status(), undone.body());
        assertEquals("undone", undone.at("state"));
        assertNull(desk.consents.suppression(PERSON));
        assertEquals("corrected", events(desk).getFirst().value().kind());
        assertTrue(desk.consents.check(PERSON).isIntact());
        var marketing = desk.texts.preview(
                desk.texts.facts(PERSON, null),
                new TextRequest(PERSON, "Sale", null, null, "marketing", "k", null, Actor.SYSTEM));
        assertNull(marketing.decision().refusedBy());
        assertEquals(
                List.of(),
                desk.call(ListOptOuts.Function::new, "GET", "/v1/opt-outs")
                        .send()
                        .at("data"));
        var again = desk.call(UndoOptOut.Function::new, "POST", "/v1/opt-outs/SM1/undo")
                .path("id", "SM1")
                .body(Map.of("reason", "twice"))
                .send();
        assertEquals(409, again.status());
    }

    @Test
    void anUndoingNeverLiftsWhatThePersonSaidSince() {
        var desk = new Desk();
        desk.hears(PERSON, "take me off this list", null, "SM1");
        desk.hears(PERSON, "STOP", null, "SM2");

        var undone = desk.call(UndoOptOut.Function::new, "POST", "/v1/opt-outs/SM1/undo")
                .path("id", "SM1")
                .body(Map.of("reason", "misread"))
                .send();

        assertEquals(409, undone.status());
        assertEquals("messaging/revoked-since", undone.at("type"));
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void aDoubtfulTextKeepsTextsBackAtOnceAndIsConfirmedToThePersonOnlyWhenItIsConfirmed() {
        var desk = new Desk();
        var held = desk.hears(PERSON, "This is harassment", null, "SM1");
        assertEquals(OptOutResult.Kind.HELD, held.kind());
        assertNull(held.confirmationTextId());
        assertEquals(1, desk.test.waiting(QueueName.REVOCATIONS));
        assertEquals(TextState.SKIPPED, desk.send(PERSON, "Hi", "reply", "k1").status());
        desk.hears(PERSON, "This is harassment", null, "SM1");
        assertEquals(2, desk.test.waiting(QueueName.REVOCATIONS), "a lost hint is given again");

        var confirmed = desk.call(ConfirmOptOut.Function::new, "POST", "/v1/opt-outs/SM1/confirm")
                .path("id", "SM1")
                .send();

        assertEquals("confirmed", confirmed.at("state"), confirmed.body());
        assertEquals(1, desk.test.waiting(QueueName.SENDS));
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void whatIsConfirmedWhileTheQueuesAreAwayIsConfirmedAndPassedOnBySweeps() {
        var desk = new Desk();
        var platform = desk.test.platform();
        new InboundTexts(platform)
                .take(
                        desk.tenant,
                        new InboundText(
                                "SM1",
                                PERSON,
                                desk.number,
                                "This is harassment",
                                null,
                                platform.clock().now().toString()));
        desk.hears(PERSON, "This is harassment", null, "SM1");
        var away = new Platform(
                platform.settings().with(Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1")),
                platform.clock(),
                platform.ids(),
                List.of());

        new OptOuts(away, new Texts(away), new Consents(away)).of(desk.tenant).confirm("SM1", Actor.AI);

        desk.test.clock().advance(Duration.ofMinutes(5));
        var due = new Deliveries(platform, new Consents(platform))
                .of(desk.tenant).due(10).stream().map(DueItem::sk).toList();
        assertTrue(due.contains(TextKeys.inbound("SM1")), due.toString());
        assertTrue(due.stream().anyMatch(sk -> sk.startsWith(TextKeys.text(""))), "the confirmation too: " + due);
    }

    @Test
    void anotherTenantsReviewIsNotThere() {
        var desk = new Desk();
        desk.hears(PERSON, "take me off this list", null, "SM1");
        var answer = desk.call(desk.test.tenant(), UndoOptOut.Function::new, "POST", "/v1/opt-outs/SM1/undo")
                .path("id", "SM1")
                .body(Map.of("reason", "misread"))
                .send();
        assertEquals(404, answer.status());
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void aLeadsConsentIsShownWithItsLedgerAndWhatFollowsFromIt() {
        var desk = new Desk();
        var lead = new Leads(desk.platform)
                .of(desk.tenant)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder().name("Ana").phone(PERSON).build()),
                        Actor.SYSTEM);
        desk.hears(PERSON, "no more texts", null, "SM1");
        var shown = desk.call(ShowLeadConsent.Function::new, "GET", "/v1/leads/" + lead.sk() + "/consent")
                .path("id", lead.sk())
                .send();
        assertEquals(200, shown.status(), shown.body());
        assertEquals(PERSON, shown.at("address"));
        assertEquals("free_text", shown.at("suppression.cause"));
        assertEquals("revoked", shown.at("data.0.kind"));
        assertEquals(true, shown.at("ledger.isIntact"));
    }

    private static String confirmation(Desk desk, OptOutResult result) {
        return Objects.requireNonNull(desk.texts.find(Objects.requireNonNull(result.confirmationTextId())))
                .text();
    }

    private static List<Stored<ConsentEvent>> events(Desk desk) {
        return desk.consents.events(PERSON, null, 100).data();
    }
}
