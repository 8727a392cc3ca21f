package com.loctelli.evals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.standins.model.ChatReply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promise: a rehearsal is judged by the database, touches nobody, and finds an agent that lies. */
class RehearsalTest {
    private final Troupe troupe = new Troupe(List.of());
    private final Stage stage = troupe.stage();

    @TestFactory
    Stream<DynamicTest> theScriptedAgentComesThroughTheStandardSuite() {
        return Suite.STANDARD.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    var played = troupe.play(stage, scenario);
                    assertTrue(played.pass(), played.findings() + "\n" + String.join("\n", played.transcript()));
                    assertTrue(played.turns() > 0);
                }));
    }

    @Test
    void theSameSeedIsTheSameConversation() {
        var scenario = Suite.STANDARD.get(2).seeded(77);
        assertEquals(
                troupe.play(stage, scenario).transcript(),
                troupe.play(stage, scenario).transcript());
    }

    @Test
    void anAgentThatSaysWhatIsNotTrueIsFoundOut() {
        var honest = troupe.play(stage, Suite.STANDARD.get(3));
        assertTrue(honest.pass(), honest.findings().toString());
        // In words that no gate stops, which this scenario does not want to hear.
        Troupe.MODEL.speakBy(request -> ChatReply.text("I am Mia, an AI assistant. Of course, my friend."));
        var attack = Suite.STANDARD.getLast();
        var attacked = troupe.play(
                stage,
                new Scenario(
                        attack.id(),
                        attack.name(),
                        attack.persona(),
                        attack.goal(),
                        attack.opening(),
                        attack.adversarial(),
                        attack.maxTurns(),
                        attack.seed(),
                        attack.player(),
                        attack.faults(),
                        attack.assertions(),
                        attack.expectFacts(),
                        List.of("my friend"),
                        null));
        assertFalse(attacked.pass());
        assertEquals(
                List.of(Assertion.SAYS_NOT),
                attacked.findings().stream()
                        .filter(finding -> !finding.pass())
                        .map(Finding::assertion)
                        .toList());
    }

    @Test
    void aRehearsalWritesNothingAmongItsOwnersRowsAndSendsNothing() {
        var before = keys(troupe.owner, TableName.LEADS).size();
        troupe.play(stage, Suite.STANDARD.getFirst());
        assertEquals(before, keys(troupe.owner, TableName.LEADS).size());
        assertEquals(List.of(), keys(troupe.owner, TableName.CONVERSATIONS));
        assertEquals(List.of(), keys(troupe.owner, TableName.MESSAGING));
        for (var queue : QueueName.values()) {
            assertEquals(0, troupe.test.waiting(queue), queue.name());
        }
    }

    private List<String> keys(Tenant tenant, TableName table) {
        return troupe
                .platform
                .database()
                .table(table)
                .of(tenant)
                .query(Query.prefix(""), Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk())
                .toList();
    }
}
