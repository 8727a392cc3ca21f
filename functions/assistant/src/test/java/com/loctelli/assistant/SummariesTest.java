package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.turn.Summary;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.Direction;
import com.loctelli.conversations.SealedMessage;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.standins.model.ChatMessage;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.ChatRequest;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Promise 2.7: beyond fifty messages the older ones are summed up outside the turn, facts survive that, and a turn costs the same however many there are. */
class SummariesTest {
    private final Scene scene = new Scene();

    /** Fills the conversation with texts, a hundred a transaction, as if they had been said long ago. */
    private void filled(int to) {
        var rows = scene.platform.database().table(TableName.CONVERSATIONS).of(scene.tenant);
        var work = new ArrayList<Callable<Boolean>>();
        for (int from = (int) scene.head().lastSeq() + 1; from <= to; from += 90) {
            int first = from;
            work.add(() -> {
                var writes = new ArrayList<Write>();
                for (int seq = first; seq < Math.min(first + 90, to + 1); seq++) {
                    var id = "ms_" + seq;
                    var place = scene.id + "/" + id;
                    var sealed = scene.platform
                            .cipher()
                            .seal(scene.tenant, place, "text number %06d of many".formatted(seq));
                    boolean isIn = seq % 2 == 1;
                    var item = new SealedMessage(
                            id,
                            scene.id,
                            seq,
                            isIn ? Direction.IN : Direction.OUT,
                            isIn ? Actor.lead(scene.leadId) : Actor.user("usr_1"),
                            sealed,
                            null,
                            null,
                            null,
                            null,
                            scene.platform.clock().now().minus(Duration.ofDays(9)));
                    writes.add(rows.put(scene.id + "#M#" + "%010d".formatted(seq), item, Actor.SYSTEM));
                }
                scene.platform.database().commit(writes);
                return true;
            });
        }
        for (int i = 0; i < work.size(); i += 8) {
            Meter.together(work.subList(i, Math.min(i + 8, work.size())));
        }
        scene.platform.database().commit(rows.update(Conversations.headKey(scene.id), new Update().set("lastSeq", to)));
    }

    private void sumUp() {
        scene.parts
                .answerTurn()
                .work(
                        scene.tenant,
                        TurnDue.of(scene.id, TurnDue.SUMMARY, scene.head().lastSeq()));
    }

    private Summary summary() {
        var query = Query.prefix(scene.id + "#SUMMARY").limit(1);
        var found = scene.platform
                .database()
                .table(TableName.ASSISTANT)
                .of(scene.tenant)
                .query(query, Summary.class)
                .data();
        return found.isEmpty() ? null : found.getFirst().value();
    }

    @Test
    void anOlderPartIsSummedUpInTwoHundredWordsAtMostAndReadByTheNextTurnWithWhatItDoesNotTell() {
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.calls(
                        ToolCall.of("record_fact", "{\"name\":\"budget\",\"value\":\"8000\",\"confidence\":90}")))
                .then(ChatReply.text("Thank you!")));
        scene.answer("About 8000");
        filled(48);
        scene.speakBy(request -> ChatReply.text("Go on."));
        int waiting = scene.test.waiting(QueueName.TURNS);
        scene.answer("and?");
        assertEquals(50, scene.head().lastSeq());
        assertEquals(waiting + 1, scene.test.waiting(QueueName.TURNS), "fifty are not too many");

        scene.answer("so?");
        assertEquals(waiting + 3, scene.test.waiting(QueueName.TURNS), "the turn, and the summary");
        scene.speakBy(request -> {
            assertTrue(request.prompt().startsWith("Summarise"), request.prompt());
            assertTrue(request.tools().isEmpty());
            return ChatReply.text(String.join(" ", Collections.nCopies(300, "slate")));
        });
        sumUp();
        var made = summary();
        assertEquals(52 - 20, made.throughSeq());
        assertEquals(64, made.sha256().length());
        assertFalse(made.sealed().contains("slate"));

        scene.speakBy(request -> {
            assertTrue(
                    request.prompt().contains("<<data summary of earlier messages>>\nslate slate"), request.prompt());
            assertEquals(200, request.prompt().split("slate", -1).length - 1);
            assertTrue(request.prompt().contains("budget: 8000"), "facts survive every summary");
            assertEquals(
                    53 - 32,
                    request.messages().stream()
                            .filter(message -> !isInstruction(message))
                            .count());
            return ChatReply.text("Yes.");
        });
        scene.answer("well?");
        assertEquals("Yes.", scene.saidByAgent().getLast());

        sumUp();
        assertEquals(made, summary(), "nothing more is to be told yet");
    }

    @Test
    void whatNoSummaryTellsYetIsReadWordForWord() {
        scene.greet();
        filled(49);
        scene.speakBy(request -> {
            assertTrue(isTold(request, 2), "all of fifty");
            return ChatReply.text("Go on.");
        });
        scene.answer("and?");
        assertEquals(51, scene.head().lastSeq());

        scene.speakBy(request -> ChatReply.text("They want slate."));
        sumUp();
        assertEquals(31, summary().throughSeq());
        filled(79);
        scene.speakBy(request -> {
            assertTrue(request.prompt().contains("They want slate."), request.prompt());
            assertFalse(isTold(request, 31), "the summary tells that");
            assertTrue(isTold(request, 32), "the first that it does not tell");
            assertTrue(isTold(request, 60), "the last before the twenty");
            return ChatReply.text("Yes.");
        });
        scene.answer("well?");
        assertEquals("Yes.", scene.saidByAgent().getLast());
    }

    private static boolean isTold(ChatRequest request, int seq) {
        return request.messages().stream()
                .anyMatch(message ->
                        String.valueOf(message.content()).contains("text number %06d of many".formatted(seq)));
    }

    private static boolean isInstruction(ChatMessage message) {
        return message.role().equals("system") || message.role().equals("developer");
    }

    @Test
    void aSummaryThatFailsIsCalledForAgainByTheNextReply() {
        scene.greet();
        filled(60);
        scene.speakBy(request -> ChatReply.failure(500, "no"));
        sumUp();
        assertEquals(null, summary());
        scene.speakBy(request -> ChatReply.text("Go on."));
        int waiting = scene.test.waiting(QueueName.TURNS);
        scene.answer("and?");
        assertEquals(waiting + 2, scene.test.waiting(QueueName.TURNS));
        sumUp();
        assertEquals(42, summary().throughSeq());
    }

    @Test
    void aSummaryIsPaidForAndNoneIsMadeWhenTheMoneyIsGone() {
        scene.greet();
        filled(60);
        scene.business(Map.of("budgets", Map.of("aiMicrosPerDay", 0)));
        int asked = Scene.asked();
        sumUp();
        assertEquals(asked, Scene.asked());
        assertEquals(null, summary());

        scene.business(Map.of());
        long before = spent();
        scene.speakBy(request -> ChatReply.failure(500, "no"));
        sumUp();
        long lost = spent();
        assertTrue(lost > before, "an answer that was lost is paid for");
        scene.speakBy(request -> ChatReply.text("They want slate."));
        sumUp();
        assertEquals(40, summary().throughSeq());
        assertTrue(spent() > lost, spent() + " after " + lost);
    }

    private long spent() {
        return new Usage(scene.platform)
                .of(scene.tenant)
                .spent(Metric.AI_TOKENS)
                .today();
    }

    @Test
    void aTurnCostsTheSameAtSixtyAndAtTenThousandMessages() {
        scene.greet();
        filled(60);
        scene.speakBy(request -> ChatReply.text("Go on."));
        var few = measured();
        filled(10_000);
        scene.platform
                .database()
                .commit(scene.platform
                        .database()
                        .table(TableName.ASSISTANT)
                        .of(scene.tenant)
                        .delete(scene.id + "#SUMMARY"));
        var many = measured();
        assertEquals(few.readUnits(), many.readUnits());
        assertEquals(few.writeUnits(), many.writeUnits());
        assertEquals(few.trips(), many.trips());
    }

    private Meter measured() {
        scene.texts("and then?");
        scene.test.clock().advance(Duration.ofSeconds(6));
        long seq = scene.head().lastSeq();
        var meter = new Meter();
        Meter.measure(meter, () -> scene.turn(seq));
        return meter;
    }
}
