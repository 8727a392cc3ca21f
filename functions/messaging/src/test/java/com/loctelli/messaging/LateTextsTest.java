package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: however late and however often a person's texts are worked, nothing that they said before a STOP undoes it. */
class LateTextsTest {
    private static final String PERSON = "+13035550111";

    private final Desk desk = new Desk();

    @Test
    void aStopThatIsWorkedAgainAfterAStartChangesNothing() {
        var stop = arrives("STOP", null, "SM1");
        var start = arrives("START", null, "SM2");
        desk.optOuts.judge(stop);
        desk.optOuts.judge(start);
        int waiting = desk.test.waiting(QueueName.SENDS);

        var again = desk.optOuts.judge(stop);

        assertEquals(OptOutResult.Kind.STOPPED, again.kind());
        assertFalse(again.isNew());
        assertNull(again.confirmationTextId());
        assertNull(desk.consents.suppression(PERSON));
        assertEquals(waiting, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void ownWordsThatAreWorkedAgainAfterAStartChangeNothing() {
        var words = arrives("please don't text me any more", null, "SM1");
        desk.optOuts.judge(words);
        desk.optOuts.judge(arrives("START", null, "SM2"));

        var again = desk.optOuts.judge(words);

        assertEquals(OptOutResult.Kind.STOPPED, again.kind());
        assertFalse(again.isNew());
        assertNull(desk.consents.suppression(PERSON));
    }

    @Test
    void aYesThatIsWorkedAgainAfterALaterStopLiftsNothing() {
        var yes = arrives("Yes", null, "SM1");
        assertEquals(OptOutResult.Kind.ORDINARY, desk.optOuts.judge(yes).kind());
        desk.optOuts.judge(arrives("STOP", null, "SM2"));
        int waiting = desk.test.waiting(QueueName.SENDS);

        assertEquals(OptOutResult.Kind.ORDINARY, desk.optOuts.judge(yes).kind());

        assertNotNull(desk.consents.suppression(PERSON));
        assertEquals("revoked", lastKind());
        assertEquals(waiting, desk.test.waiting(QueueName.SENDS), "nothing is confirmed");
        assertEquals(
                TextState.SKIPPED, desk.send(PERSON, "Booked", "reply", "k1").status());
    }

    @Test
    void aYesThatIsWorkedForTheFirstTimeAfterALaterStopLiftsNothing() {
        var yes = arrives("Yes", null, "SM1");
        desk.optOuts.judge(arrives("STOP", null, "SM2"));
        assertEquals(OptOutResult.Kind.ORDINARY, desk.optOuts.judge(yes).kind());
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void aStartBetweenTwoStopsLiftsNothingWhenItIsWorkedAfterBoth() {
        desk.optOuts.judge(arrives("STOP", null, "SM1"));
        var start = arrives("unstop", null, "SM2");
        desk.optOuts.judge(arrives("STOP", null, "SM3"));

        var late = desk.optOuts.judge(start);

        assertEquals(OptOutResult.Kind.STARTED, late.kind());
        assertNull(late.confirmationTextId());
        assertNotNull(desk.consents.suppression(PERSON));
        assertEquals("re_opt_in", lastKind(), "it was said");
        assertFalse(isAgreedToMarketing(), "and is no agreement");
    }

    @Test
    void aStartThatTheCarrierActedOnLiftsNothingWhenItIsWorkedAfterALaterStop() {
        var start = arrives("START", "START", "SM1");
        desk.optOuts.judge(arrives("STOP", "STOP", "SM2"));
        assertEquals(OptOutResult.Kind.STARTED, desk.optOuts.judge(start).kind());
        assertNotNull(desk.consents.suppression(PERSON));
        assertFalse(isAgreedToMarketing());
    }

    @Test
    void aStopIsNotForgottenByWhatIsEnteredBetweenItAndAnOlderStart() {
        var start = arrives("START", null, "SM1");
        desk.optOuts.judge(arrives("STOP", null, "SM2"));
        var agreed = NewConsent.of("express", "all", "api", Map.of());
        desk.consents.enter(PERSON, agreed, Actor.SYSTEM);
        desk.consents.toldElsewhere(
                PERSON,
                "ig_1",
                desk.platform.clock().now(),
                NewConsent.of("revoked", "all", "integration", Map.of()),
                Actor.SYSTEM,
                List.of());
        desk.optOuts.judge(start);
        assertEquals(
                "keyword",
                Objects.requireNonNull(desk.consents.suppression(PERSON))
                        .value()
                        .cause());
    }

    @Test
    void ofTextsOfTheSameInstantTheStopCounts() {
        var at = Json.text(desk.platform.clock().now());
        desk.optOuts.judge(new InboundText("SM1", PERSON, desk.number, "STOP", null, at));
        desk.optOuts.judge(new InboundText("SM2", PERSON, desk.number, "Yes", null, at));
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void aStartThatIsWorkedAgainAfterALaterStopIsKnownAndChangesNothing() {
        desk.optOuts.judge(arrives("STOP", null, "SM1"));
        var start = arrives("unstop", null, "SM2");
        desk.optOuts.judge(start);
        assertNull(desk.consents.suppression(PERSON));
        desk.optOuts.judge(arrives("STOP", null, "SM3"));

        var again = desk.optOuts.judge(start);

        assertEquals(OptOutResult.Kind.STARTED, again.kind());
        assertFalse(again.isNew());
        assertNotNull(desk.consents.suppression(PERSON));
        assertEquals("revoked", lastKind());
    }

    @Test
    void aStartAfterTheStopLiftsItHoweverLateTheStopIsWorked() {
        var stop = arrives("STOP", null, "SM1");
        var start = arrives("START", null, "SM2");
        desk.test.clock().advance(Duration.ofMinutes(3));
        desk.optOuts.judge(stop);
        assertEquals(OptOutResult.Kind.STARTED, desk.optOuts.judge(start).kind());
        assertNull(desk.consents.suppression(PERSON));
        assertTrue(isAgreedToMarketing());
    }

    private String lastKind() {
        return desk.consents.events(PERSON, null, 1).data().getFirst().value().kind();
    }

    /** What the rule of consent alone says of a marketing text. */
    private boolean isAgreedToMarketing() {
        var wanted = new TextRequest(PERSON, "Sale", null, null, "marketing", "k", null, Actor.SYSTEM);
        return desk.texts.preview(desk.texts.facts(PERSON, null), wanted).decision().rules().stream()
                .anyMatch(rule -> rule.id().equals("consent") && rule.result().equals("passed"));
    }

    /** A text that came at the clock's now, whenever it is judged. */
    private InboundText arrives(String words, @Nullable String optOutType, String sid) {
        var at = desk.platform.clock().now();
        desk.test.clock().advance(Duration.ofSeconds(1));
        return new InboundText(sid, PERSON, desk.number, words, optOutType, Json.text(at));
    }
}
