package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.Suppression;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.optout.OptOutReview;
import com.loctelli.messaging.optout.OptOutReviews;
import com.loctelli.messaging.optout.ReviewState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: of all that was said to keep a person's texts back, each word is taken back by whom it is of and by no other. */
class WordsThatStandTest {
    private static final String PERSON = "+13035550111";
    private static final String DOUBTFUL = "This is harassment";
    private static final String DOUBTFUL_NUMBER = "No Peter here";

    private final Desk desk = new Desk();

    @Test
    void startDoesNotLiftWhatAPersonOfOursSetAfterTheStop() {
        desk.hears(PERSON, "STOP", null, "SM1");
        manual("all");

        assertEquals(
                OptOutResult.Kind.ORDINARY,
                desk.hears(PERSON, "Yes", null, "SM2").kind());
        desk.hears(PERSON, "START", "START", "SM3");

        assertEquals("manual", standing().cause());
        assertEquals(TextState.SKIPPED, desk.send(PERSON, "Hi", "reply", "k1").status());
    }

    @Test
    void startDoesNotLiftAWrongNumberThatWasSaidAfterTheStop() {
        desk.hears(PERSON, "Stop", null, "SM1");
        desk.hears(PERSON, "Wrong number!", null, "SM2");
        desk.hears(PERSON, "START", "START", "SM3");
        assertEquals("reassigned", standing().cause());
    }

    @Test
    void aReadingCannotBeUndoneOnceAPersonOfOursHasShutTheNumber() {
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        manual("all");
        isRefused("SM1");
        assertEquals("manual", standing().cause());
    }

    @Test
    void ofAStopAndOfOursAboutMarketingEachStandsForItselfInEitherOrder() {
        manual("marketing");
        var stopped = desk.hears(PERSON, "STOP", null, "SM1");
        assertNotNull(stopped.confirmationTextId(), "until now they were texted");
        assertEquals("all", standing().scope());
        startLeavesMarketingShut("SM2", "k1");

        desk.hears(PERSON, "STOP", null, "SM3");
        manual("marketing");
        assertEquals("all", standing().scope());
        startLeavesMarketingShut("SM4", "k2");
    }

    @Test
    void aDoubtfulTextOverASuppressionOfMarketingIsReadAndItsUndoingLeavesThatOne() {
        manual("marketing");
        assertEquals(
                OptOutResult.Kind.HELD,
                desk.hears(PERSON, DOUBTFUL, null, "SM1").kind());
        assertEquals(ReviewState.OPEN, Objects.requireNonNull(review("SM1")).state());
        assertEquals(1, desk.test.waiting(QueueName.REVOCATIONS));
        assertEquals(TextState.SKIPPED, desk.send(PERSON, "Hi", "reply", "k1").status());

        undo("SM1");

        assertEquals("marketing", standing().scope());
        assertEquals("manual", standing().cause());
        assertEquals(TextState.PENDING, desk.send(PERSON, "Hi", "reply", "k2").status());
    }

    @Test
    void aDoubtfulTextOfSomebodyWhomAConnectedSystemKeepsBackIsReadAndItsUndoingLeavesThat() {
        told("ig_1");
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        assertEquals(1, desk.test.waiting(QueueName.REVOCATIONS));

        undo("SM1");

        assertEquals("integration", standing().cause());
        desk.consents.takenBackElsewhere(
                PERSON, "ig_1", NewConsent.of("dnd_lifted", "all", "integration", Map.of()), Actor.SYSTEM, List.of());
        assertNull(desk.consents.suppression(PERSON));
    }

    @Test
    void textsGoOnWhenEveryOneOfSeveralDoubtfulTextsWasAMistakeAndWhatWasAgreedHoldsAgain() {
        desk.consents.enter(PERSON, NewConsent.of("express_written", "marketing", "form", Map.of()), Actor.SYSTEM);
        for (var sid : List.of("SM1", "SM2", "SM3")) {
            desk.hears(PERSON, DOUBTFUL, null, sid);
        }
        assertEquals(3, desk.test.waiting(QueueName.REVOCATIONS));

        undo("SM2");
        undo("SM1");
        assertEquals("free_text", standing().cause());
        undo("SM3");

        assertNull(desk.consents.suppression(PERSON));
        var marketing = desk.texts.preview(
                desk.texts.facts(PERSON, null),
                new TextRequest(PERSON, "Sale", null, null, "marketing", "k", null, Actor.SYSTEM));
        assertNull(marketing.decision().refusedBy());
        assertTrue(desk.consents.check(PERSON).isIntact());
    }

    @Test
    void whatIsConfirmedOfSeveralDoubtfulTextsKeepsTextsBackWhateverBecomesOfTheOthers() {
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        desk.hears(PERSON, DOUBTFUL, null, "SM2");
        desk.optOuts.confirm("SM1", Actor.AI);
        undo("SM2");
        assertEquals("free_text", standing().cause());
    }

    @Test
    void noneOfSeveralReadingsCanBeUndoneAfterAStop() {
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        desk.hears(PERSON, DOUBTFUL, null, "SM2");
        desk.hears(PERSON, "STOP", null, "SM3");
        desk.hears(PERSON, DOUBTFUL, null, "SM4");

        isRefused("SM1");
        isRefused("SM2");
        assertNull(review("SM4"), "what is certain already waits for no reader");
        assertNotNull(desk.consents.suppression(PERSON));
    }

    @Test
    void wordsThatLeaveNoDoubtCanBeUndoneTooWhereADoubtfulTextCameBeforeThem() {
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        desk.hears(PERSON, "take me off this list and put me on the VIP one", null, "SM2");
        undo("SM1");
        assertEquals("free_text", standing().cause());
        undo("SM2");
        assertNull(desk.consents.suppression(PERSON));
    }

    @Test
    void whoseNumberItIsIsForgottenWithTheReadingThatSaidSo() {
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        desk.hears(PERSON, DOUBTFUL_NUMBER, null, "SM2");
        assertEquals("reassigned", standing().cause());
        undo("SM2");
        assertEquals("free_text", standing().cause());
        assertNull(standing().reason());
        desk.hears(PERSON, "START", null, "SM3");
        assertNull(desk.consents.suppression(PERSON));
    }

    @Test
    void whatAPersonOfOursSaysOfMarketingWhileATextIsReadStaysWhenItIsUndone() {
        desk.hears(PERSON, DOUBTFUL, null, "SM1");
        manual("marketing");
        undo("SM1");
        assertEquals("marketing", standing().scope());
        assertEquals("manual", standing().cause());
    }

    @Test
    void soManyDoubtfulTextsThatNobodyJudgedAreCertainTogether() {
        for (int i = 0; i <= 10; i++) {
            desk.hears(PERSON, DOUBTFUL, null, "SM" + i);
        }
        assertNull(standing().readings());
        isRefused("SM0");
        desk.hears(PERSON, "START", null, "SM99");
        assertNull(desk.consents.suppression(PERSON));
    }

    private void startLeavesMarketingShut(String sid, String key) {
        assertEquals(
                OptOutResult.Kind.STARTED,
                desk.hears(PERSON, "START", null, sid).kind());
        assertEquals("marketing", standing().scope());
        assertEquals("manual", standing().cause());
        assertEquals(TextState.PENDING, desk.send(PERSON, "Hi", "reply", key).status());
    }

    private void manual(String scope) {
        var statement = NewConsent.of("revoked", scope, "api", Map.of());
        desk.consents.suppress(PERSON, statement, "manual", null, Actor.SYSTEM, List.of());
    }

    private void told(String integration) {
        desk.consents.toldElsewhere(
                PERSON,
                integration,
                desk.platform.clock().now(),
                NewConsent.of("revoked", "all", "integration", Map.of()),
                Actor.SYSTEM,
                List.of());
    }

    private void undo(String sid) {
        desk.optOuts.undo(sid, Actor.AI, "misread");
    }

    private void isRefused(String sid) {
        var refusal = assertThrows(Problem.class, () -> undo(sid));
        assertEquals(TenantConsents.REVOKED_SINCE, refusal.type());
    }

    private Suppression standing() {
        return Objects.requireNonNull(desk.consents.suppression(PERSON)).value();
    }

    private @Nullable OptOutReview review(String sid) {
        return new OptOutReviews(desk.platform, desk.tenant).find(sid);
    }
}
