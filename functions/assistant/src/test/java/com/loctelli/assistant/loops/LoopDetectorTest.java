package com.loctelli.assistant.loops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.conversations.Direction;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopDetectorTest {
    private static final String SAME = "We have received your message.";

    private final List<StoredMessage> talk = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T15:00:00Z");

    @Test
    void aMachineThatSaysThatItIsOneIsBelieved() {
        for (var text : List.of(
                "Automatic reply: I am out of the office until Monday",
                "I'm driving with Do Not Disturb turned on",
                "Respuesta automática: no estoy disponible",
                "Réponse automatique : je suis absent",
                "Dies ist eine automatische Antwort",
                "Resposta automática: estou fora")) {
            talk.clear();
            in(60, text);
            assertEquals("autoresponder", LoopDetector.rule(talk, Instant.EPOCH), text);
        }
        talk.clear();
        in(60, "Is this an automated message?");
        assertNull(LoopDetector.rule(talk, Instant.EPOCH));
    }

    @Test
    void theSameTextAThirdTimeThoughAnsweredIsALoop() {
        in(60, "Thanks for contacting us!");
        out(2, "Hello");
        in(60, "thanks for contacting us");
        out(2, "Hi");
        assertNull(LoopDetector.rule(talk, Instant.EPOCH));
        in(60, "Thanks for contacting us.");
        assertEquals("same_text", LoopDetector.rule(talk, Instant.EPOCH));
    }

    @Test
    void whatPeopleSayThriceIsNoLoop() {
        for (var text : List.of("Yes", "?", "👍", "ok thanks", "")) {
            talk.clear();
            for (int i = 0; i < 4; i++) {
                in(60, text);
                assertNull(LoopDetector.rule(talk, Instant.EPOCH), text);
                out(2, "And question number " + i + "?");
            }
        }
    }

    @Test
    void whoSaysThatTheyAreAwayIsAPersonUnlessItComesAtOnceOrAgain() {
        for (var text : List.of(
                "I'm driving right now, text me at 5",
                "I'm driving with my kids, later",
                "I'm out of the office until 3, 4pm works",
                "Ich bin nicht im Büro, morgen gern",
                "Hoy estoy fuera de la oficina")) {
            talk.clear();
            out(2, "When can we call you?");
            in(60, text);
            assertNull(LoopDetector.rule(talk, Instant.EPOCH), text);
        }
        out(2, "Good, and when are you back?");
        in(3, "I'm out of the office until 3");
        assertEquals("autoresponder", LoopDetector.rule(talk, Instant.EPOCH));
        out(2, "Good, and then?");
        in(60, "I am out of the office.");
        assertNull(LoopDetector.rule(talk, Instant.EPOCH));
        out(2, "When will you be back?");
        in(60, "I am out of the office");
        assertEquals("autoresponder", LoopDetector.rule(talk, Instant.EPOCH));
    }

    @Test
    void whatWasBeforeTheAgentWasGivenTheConversationDoesNotCount() {
        in(60, SAME);
        out(2, "Hello");
        in(60, SAME);
        out(2, "Hi");
        var given = now.plusSeconds(1);
        in(60, SAME);
        assertEquals("same_text", LoopDetector.rule(talk, Instant.EPOCH));
        assertNull(LoopDetector.rule(talk, given));
    }

    @Test
    void whoWritesTheSameThriceWithoutAnAnswerOnlyWaits() {
        in(60, "hello?");
        in(5, "hello?");
        in(5, "hello?");
        assertNull(LoopDetector.rule(talk, Instant.EPOCH));
    }

    @Test
    void answersFasterThanAnybodyReadsAreAMachines() {
        for (int i = 0; i < 8; i++) {
            assertNull(LoopDetector.rule(talk, Instant.EPOCH));
            out(4, "A text that takes a while to read, number " + i);
            in(0, "answer " + i);
        }
        assertEquals("too_fast", LoopDetector.rule(talk, Instant.EPOCH));
        in(40, "and now a slow one");
        assertNull(LoopDetector.rule(talk, Instant.EPOCH));
    }

    @Test
    void aPersonsTextBeginsAnew() {
        in(60, SAME);
        out(2, "Hello");
        in(60, SAME);
        out(2, "Hi");
        talk.add(new StoredMessage(
                "ms", talk.size() + 1, Direction.OUT, Actor.user("usr_1"), "It's me", null, null, null, now));
        in(60, SAME);
        assertNull(LoopDetector.rule(talk, Instant.EPOCH));
    }

    private void in(int after, String text) {
        add(after, Direction.IN, Actor.lead("ld_1"), text);
    }

    private void out(int after, String text) {
        add(after, Direction.OUT, Actor.AI, text);
    }

    private void add(int after, Direction direction, Actor author, String text) {
        now = now.plusSeconds(after);
        talk.add(new StoredMessage("ms", talk.size() + 1, direction, author, text, null, null, null, now));
    }
}
