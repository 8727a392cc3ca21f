package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.ErrorClass;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Promise: a person is told how to opt out with the first text, and again after the days that the sub-account sets. */
class FooterTest {
    private static final String PERSON = "+13035550111";
    private static final String WORDS = "Reply STOP to opt out.";

    private final Desk desk = new Desk();
    private final TenantDeliveries deliveries =
            new Deliveries(desk.platform, new Consents(desk.platform)).of(desk.tenant);

    FooterTest() {
        desk.opened(Map.of("compliance", Map.of("firstMessageFooter", WORDS, "footerEveryDays", 30)));
    }

    @Test
    void theFirstTextToANumberTellsHowToOptOutAndTheNextOneDoesNot() {
        assertEquals("Hello\n" + WORDS, sent("Hello", "a"));
        assertEquals("And now?", sent("And now?", "b"));
        desk.test.clock().advance(Duration.ofDays(30));
        assertEquals("Still there?\n" + WORDS, sent("Still there?", "c"));
    }

    @Test
    void aTextThatTellsItInItsOwnWordsDoesNotTellItTwice() {
        assertEquals("Hi. " + WORDS, sent("Hi. " + WORDS, "a"));
        assertEquals("Next", sent("Next", "b"));
    }

    @Test
    void aTextWithoutRoomLeavesItToTheNext() {
        var longest = "x".repeat(1600);
        assertEquals(longest, sent(longest, "a"));
        assertEquals("Short\n" + WORDS, sent("Short", "b"));
    }

    @Test
    void aTextThatIsKeptBackTellsNothing() {
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        assertEquals(
                TextState.SKIPPED,
                desk.send(PERSON, "Hello", "informational", "a").status());
        desk.hears(PERSON, "START", "START", "SM2");
        assertEquals("Hello\n" + WORDS, sent("Hello", "b"));
    }

    @Test
    void aTextThatWaitsForTheMorningTellsNothingUntilItLeaves() {
        desk.consents.enter(PERSON, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        desk.test.clock().advance(Duration.ofHours(14));
        var waiting = desk.send(PERSON, "Sale", "marketing", "a");
        assertEquals(TextState.DEFERRED, waiting.status());
        assertEquals("Sale\n" + WORDS, text(waiting.id()));
        assertEquals("We come at nine\n" + WORDS, sent("We come at nine", "b"));
        assertEquals("Or at ten", sent("Or at ten", "c"));
    }

    @Test
    void aTextThatIsCalledOffTellsNothing() {
        var first = desk.send(PERSON, "Hello", "informational", "a");
        desk.platform.database().commit(deliveries.callOff(deliveries.all(List.of(first.id()))));
        assertEquals("Hello again\n" + WORDS, sent("Hello again", "b"));
    }

    @Test
    void aTextThatTheCarrierRefusesTellsNothing() {
        var first = desk.send(PERSON, "Hello", "informational", "a");
        deliveries.refused(claimed(first.id()), 21617, ErrorClass.of(21617));
        assertEquals(
                TextState.FAILED,
                Objects.requireNonNull(deliveries.find(first.id())).value().status());
        assertEquals("Hello again\n" + WORDS, sent("Hello again", "b"));
    }

    @Test
    void aTextOfWhichACallbackTellsBeforeTheAnswerHasToldIt() {
        var first = desk.send(PERSON, "Hello", "informational", "a");
        claimed(first.id());
        deliveries.status(first.id(), new CarrierStatus("SM1", PERSON, "sent", null));
        assertEquals("And now?", sent("And now?", "b"));
    }

    @Test
    void thePreviewCountsWhatWouldBeSent() {
        var almostFull = "x".repeat(150);
        var preview = desk.call(PreviewSms.Function::new, "POST", "/v1/sms/preview")
                .body(Map.of("to", PERSON, "text", almostFull))
                .send();
        assertEquals(2L, preview.at("length.segments"), preview.body());
    }

    /** What left. */
    private String sent(String words, String key) {
        var id = desk.send(PERSON, words, "informational", key).id();
        deliveries.accepted(claimed(id).text(), new CarrierStatus("SM" + id, PERSON, "queued", null));
        return text(id);
    }

    private Claim.Held claimed(String id) {
        return assertInstanceOf(Claim.Held.class, deliveries.claim(Objects.requireNonNull(deliveries.find(id))));
    }

    private String text(String id) {
        return Objects.requireNonNull(desk.texts.find(id)).text();
    }
}
