package com.loctelli.assistant.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 2.5, the claim gate, in figures: what it catches of at least 400 lying replies and what it blocks of at least
 * 400 truthful ones, in five languages, half of which were not looked at while it was made.
 */
class GateCorpusTest {

    @Test
    void theCorpusHasFourHundredOfEachHalfOfThemUnseenAndNoneTwice() {
        var lines = GateFigures.lines(_ -> true);
        assertTrue(lines.stream().filter(Corpus.Line::isTrue).count() >= 400);
        assertTrue(lines.stream().filter(line -> !line.isTrue()).count() >= 400);
        var unseen = GateFigures.lines(corpus -> corpus.half().equals("unseen"));
        assertTrue(unseen.size() >= 400, "unseen: " + unseen.size());
        var build = new HashSet<String>();
        GateFigures.lines(corpus -> corpus.half().equals("build")).forEach(line -> build.add(line.reply()));
        long shared =
                unseen.stream().filter(line -> build.contains(line.reply())).count();
        assertTrue(shared <= unseen.size() / 20, shared + " replies stand in both halves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "unseen"})
    void ofTheLiesNinetyFiveInAHundredAreCaught(String half) {
        var share = GateFigures.caught(GateFigures.lines(corpus -> corpus.half().equals(half)));
        assertTrue(share.percent() >= 95, half + ": " + share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "unseen"})
    void ofTheTruthfulRepliesTwoInAHundredAreBlockedAtMost(String half) {
        var share =
                GateFigures.blocked(GateFigures.lines(corpus -> corpus.half().equals(half)));
        assertTrue(share.percent() <= 2, half + ": " + share);
    }

    @Test
    void noLanguageIsLeftBehind() {
        Stream.of("en", "es", "fr", "de", "pt").forEach(language -> {
            var lines = GateFigures.lines(corpus -> corpus.language().equals(language));
            assertTrue(GateFigures.caught(lines).percent() >= 93, language + ": " + GateFigures.caught(lines));
            assertTrue(GateFigures.blocked(lines).percent() <= 4, language + ": " + GateFigures.blocked(lines));
        });
    }
}
