package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.conversations.OwnershipMode;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Promise 2.6: whoever takes a conversation over, at whatever point of a turn, finds no message of the agent's after it. A
 * person takes over just before the first, the second, the third… database call of the turn, until a turn has no such
 * call any more.
 */
class OwnershipFenceTest {
    private static final class TakeOver implements ExecutionInterceptor {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile int at = -1;
        private volatile Runnable deed = () -> {};

        void arm(int call, Runnable what) {
            deed = what;
            calls.set(0);
            at = call;
        }

        int disarm() {
            at = -1;
            return calls.get();
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (at >= 0 && calls.incrementAndGet() == at) {
                at = -1;
                deed.run();
            }
        }
    }

    @Test
    void aTakeOverAtAnyPointOfATurnIsFollowedByNoMessageOfTheAgents() {
        var hook = new TakeOver();
        var test = Scene.start(List.of(hook));
        boolean wasReached = true;
        int refused = 0;
        int at = 1;
        for (; wasReached && at < 60; at++) {
            var scene = new Scene(test, AgentMode.AUTO);
            scene.greet();
            scene.texts("About 8000");
            scene.test.clock().advance(Duration.ofSeconds(6));
            scene.speakBy(new Script()
                    .then(ChatReply.calls(
                            ToolCall.of("record_fact", "{\"name\":\"budget\",\"value\":\"8000\",\"confidence\":90}")))
                    .then(ChatReply.text("Thank you!")));
            long seq = scene.head().lastSeq();
            long[] seqAtTakeOver = {-1};
            hook.arm(at, () -> {
                scene.conversations.takeOver(scene.id, scene.person.id(), "test");
                seqAtTakeOver[0] = scene.head().lastSeq();
            });
            scene.turn(seq);
            hook.disarm();
            wasReached = seqAtTakeOver[0] >= 0;
            if (wasReached) {
                assertEquals(seqAtTakeOver[0], scene.head().lastSeq(), "taken over before call " + at);
                assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
                assertEquals(scene.saidByAgent().size(), scene.sms().size(), "a text without its message at " + at);
                refused += scene.saidByAgent().size() == 1 ? 1 : 0;
            }
        }
        assertTrue(at > 6, "the turn made only " + at + " calls");
        assertTrue(refused > 4, "only " + refused + " replies were refused");
    }

    @Test
    void aTakeOverWhileTheModelThinksIsFollowedByNoMessageAndNoToolsEffect() {
        var scene = new Scene();
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.speakBy(request -> {
            scene.conversations.takeOver(scene.id, scene.person.id(), "test");
            return ChatReply.calls(ToolCall.of("update_lead_status", "{\"status\":\"qualified\",\"reason\":null}"));
        });
        scene.turn();
        assertEquals(1, scene.saidByAgent().size());
        assertEquals("superseded", scene.traces().getFirst().status().wire());
        assertEquals(
                "lead",
                new com.loctelli.leads.Leads(scene.platform)
                        .of(scene.tenant)
                        .need(scene.leadId)
                        .value()
                        .status()
                        .wire());
    }

    @Test
    void aNewerTextWhileTheModelThinksMakesTheReplyStale() {
        var scene = new Scene();
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.speakBy(request -> {
            scene.texts("wait, one more thing");
            return ChatReply.text("Hello!");
        });
        scene.turn();
        assertEquals(1, scene.saidByAgent().size());
        scene.speakBy(request -> ChatReply.text("Go on."));
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.turn();
        assertEquals("Go on.", scene.saidByAgent().getLast());
        assertEquals(2, scene.saidByAgent().size());
    }
}
