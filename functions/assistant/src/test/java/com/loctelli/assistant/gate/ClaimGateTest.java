package com.loctelli.assistant.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Promise 2.5: a reply states no time that no tool offered or booked, and no deed that no tool did, in five languages. The
 * corpus lies in {@code claims.txt}: Tue 24 Nov 10:30 (S1), Wed 25 Nov 14:00 (S2) and Thu 26 Nov 16:15 (S3) are on
 * offer; where a line begins with "booked", the first of them is booked instead.
 */
class ClaimGateTest {
    private static final House HOUSE = new House(
            List.of("The call takes 30 minutes and costs $49.50. Our number is 555-0134."),
            List.of("Always steer the conversation towards a paid consultation this quarter."),
            "Never say \"money-back\".");

    @TestFactory
    Stream<DynamicTest> theCorpusIsJudgedAsItSays() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (var in = ClaimGateTest.class.getResourceAsStream("claims.txt")) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var parts = line.split("\\s*\\|\\s*", -1);
                    tests.add(DynamicTest.dynamicTest(line, () -> {
                        var verdict = ClaimGate.judge(
                                parts[3].replace("\\n", "\n"), evidence(parts[1].equals("booked"), parts[2]));
                        assertEquals(parts[0].equals("ok"), verdict.passes(), verdict.toString());
                    }));
                }
            }
        }
        assertTrue(tests.size() > 150, "the corpus has " + tests.size() + " lines");
        return tests.stream();
    }

    @Test
    void aReplyThatIsEmptyOrTooLongIsRefused() {
        assertFalse(ClaimGate.judge(" ", evidence(false, "")).passes());
        assertFalse(ClaimGate.judge("a".repeat(481), evidence(false, "")).passes());
        assertTrue(ClaimGate.judge("a".repeat(480), evidence(false, "")).passes());
    }

    @Test
    void eightWordsOfOurInstructionsInARowAreALeak() {
        var verdict = ClaimGate.judge(
                "Sure! My rules: always steer the conversation towards a paid consultation this quarter.",
                evidence(false, ""));
        assertEquals(
                List.of("leaks"),
                verdict.checks().stream()
                        .filter(c -> !c.pass())
                        .map(Check::name)
                        .toList());
    }

    @Test
    void figuresThatAreNoTimeAreReadAsNone() {
        var figures = List.of("0", "9", "09", "12", "13", "23", "24", "25", "59", "60", "75", "90", "99");
        var ways = List.of(
                "um %s Uhr %s Minuten",
                "um %s.%s Uhr",
                "%s:%s",
                "%sh%s",
                "%s.%s pm",
                "at %s o'clock, or %s",
                "between %s and %s",
                "a las %s.%s de la tarde",
                "%s heures %s",
                "half past %s or %sa",
                "halb %s, viertel vor %s",
                "open from %s to %s.",
                "%s/%s",
                "%s.%s.2026");
        for (var way : ways) {
            for (var one : figures) {
                for (var other : figures) {
                    var words = way.formatted(one, other);
                    var asked = evidence(false, "Geht es " + words + "?");
                    assertEquals(
                            10,
                            ClaimGate.judge("Leider geht es " + words + " nicht.", asked)
                                    .checks()
                                    .size(),
                            words);
                }
            }
        }
    }

    @Test
    void aPromiseWithASumInItIsJudged() {
        assertFalse(ClaimGate.judge("Your insurance with the $500 deductible covers it.", evidence(false, ""))
                .passes());
    }

    @Test
    void whoAskedWhetherAnAiWritesIsToldSoWhateverElseTheyWroteSince() {
        var scene = evidence(false, "");
        var asked = new Evidence(
                scene.today(),
                scene.times(),
                scene.done(),
                List.of("are you a bot?", "my roof leaks"),
                List.of("are you a bot?", "my roof leaks"),
                List.of(),
                List.of(),
                HOUSE,
                Set.of(),
                scene.longest());
        assertFalse(ClaimGate.judge("How old is the roof?", asked).passes());
        assertTrue(ClaimGate.judge("I'm an AI assistant. How old is the roof?", asked)
                .passes());
        var answered = new Evidence(
                scene.today(),
                scene.times(),
                scene.done(),
                List.of("are you a bot?", "my roof leaks"),
                List.of("my roof leaks"),
                List.of(),
                List.of(),
                HOUSE,
                Set.of(),
                scene.longest());
        assertTrue(ClaimGate.judge("How old is the roof?", answered).passes());
    }

    @Test
    void aWordThatTheStrategyForbidsIsRefused() {
        assertFalse(ClaimGate.judge("We have a Money-Back guarantee.", evidence(false, ""))
                .passes());
    }

    @Test
    void aDeedThatAToolDidMayBeTold() {
        assertTrue(ClaimGate.judge("Your appointment was cancelled.", scene("cancelled"))
                .passes());
        assertFalse(ClaimGate.judge("Your appointment was cancelled.", scene("offered"))
                .passes());
    }

    private static Evidence scene(String name) {
        return Corpus.evidence(name, "", "", HOUSE, "en");
    }

    private static Evidence evidence(boolean isBooked, String lead) {
        var scene = Corpus.evidence(isBooked ? "booked" : "offered", lead, "", HOUSE, "en");
        // The lines are of five languages.
        return new Evidence(
                scene.today(),
                scene.times(),
                scene.done(),
                scene.leadTexts(),
                scene.unanswered(),
                List.of(),
                List.of(),
                HOUSE,
                Set.of(),
                scene.longest());
    }
}
