package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.ConsentEvent;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.TextState;
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

    private static List<Stored<ConsentEvent>> events(Desk desk) {
        return desk.consents.events(PERSON, null, 100).data();
    }
}
