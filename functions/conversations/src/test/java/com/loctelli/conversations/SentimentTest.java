package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: a conversation's sentiment has visible reasons and follows from its messages alone. */
class SentimentTest {
    @Test
    void angerContentmentAndNeitherAreHeardInFiveLanguages() {
        for (var text : List.of(
                "This is ridiculous, the worst service ever",
                "Esto es una estafa, estoy enojado",
                "C'est une arnaque, inadmissible",
                "Das ist eine Frechheit und Betrug",
                "Isso é um golpe, péssimo")) {
            assertEquals(Sentiment.Mood.ANGRY, of(text).mood(), text);
        }
        for (var text :
                List.of("Perfect, thanks!", "Perfecto, gracias", "Merci, parfait", "Toll, danke", "Ótimo, obrigada")) {
            assertEquals(Sentiment.Mood.POSITIVE, of(text).mood(), text);
        }
        for (var text : List.of("I need a roof", "About 8000", "STOP", "mañana a las 10", "OK")) {
            assertEquals(Sentiment.Mood.NEUTRAL, of(text).mood(), text);
        }
    }

    @Test
    void aNegationTurnsPraiseIntoAComplaintAndTakesTheEdgeOffOne() {
        assertTrue(of("that is not good at all").value() < 0);
        assertTrue(of("not bad").value() > 0);
        assertEquals(
                "not good", of("that is not good at all").reasons().getFirst().heard());
    }

    @Test
    void whatWasSaidLastCountsMostAndTheAgentsWordsDoNotCount() {
        var softened =
                Sentiment.of(List.of(in(1, "This is ridiculous"), out(2, "Terrible, awful!"), in(3, "Great, thanks")));
        assertEquals(Sentiment.Mood.NEUTRAL, softened.mood(), softened.toString());
        var hardened = Sentiment.of(List.of(in(1, "Great, thanks"), in(2, "This is ridiculous")));
        assertEquals(Sentiment.Mood.NEGATIVE, hardened.mood(), hardened.toString());
        assertEquals(
                List.of(2L, 1L, 1L),
                hardened.reasons().stream().map(Sentiment.Reason::seq).toList());
    }

    @Test
    void shoutingIsHeardAndAKeywordIsNoShout() {
        assertTrue(of("WHY DOES NOBODY CALL ME BACK").value() < 0);
        assertEquals(0, of("UNSUBSCRIBE").value());
    }

    private static Sentiment of(String text) {
        return Sentiment.of(List.of(in(1, text)));
    }

    private static StoredMessage in(long seq, String text) {
        return new StoredMessage(
                "ms_" + seq, seq, Direction.IN, Actor.lead("ld"), text, null, null, null, Instant.EPOCH);
    }

    private static StoredMessage out(long seq, String text) {
        return new StoredMessage("ms_" + seq, seq, Direction.OUT, Actor.AI, text, null, null, null, Instant.EPOCH);
    }
}
