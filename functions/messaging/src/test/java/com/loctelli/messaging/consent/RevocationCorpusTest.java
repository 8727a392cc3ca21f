package com.loctelli.messaging.consent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Promise: a revocation in own words is heard, also one that the rules' author has not seen; an ordinary text is not. */
class RevocationCorpusTest {
    @Test
    void theCorpusIsLargeEnoughToSayAnything() {
        var build = RevocationCorpus.scores(RevocationCorpus.half("build")).get("all");
        var unseen = RevocationCorpus.scores(RevocationCorpus.half("unseen")).get("all");
        assertTrue(build != null && unseen != null);
        assertTrue(build.revocations + unseen.revocations >= 300, "revocations");
        assertTrue(build.ordinary + unseen.ordinary >= 600, "ordinary texts");
        assertTrue(unseen.revocations >= 150 && unseen.ordinary >= 300, "the unseen half");
    }

    @Test
    void ofTheHalfThatTheRulesWereMadeWithNearlyAllIsReadRight() {
        floors("build", 98, 1);
        floors("fresh", 98, 1);
    }

    @Test
    void ofTheUnseenHalfMostIsReadRightInEveryLanguage() {
        floors("unseen", 90, 2);
    }

    private static void floors(String half, double leastCaught, double mostFalse) {
        RevocationCorpus.scores(RevocationCorpus.half(half)).forEach((language, score) -> {
            assertTrue(score.catchRate() >= leastCaught, half + " " + language + " catches " + score.catchRate());
            assertTrue(score.falseStops() <= mostFalse, half + " " + language + " stops " + score.falseStops());
        });
    }
}
