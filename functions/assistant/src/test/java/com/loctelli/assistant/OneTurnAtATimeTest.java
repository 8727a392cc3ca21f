package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Promise: no turn of a conversation runs beside another, and one that was stopped keeps no other away for long. */
class OneTurnAtATimeTest {
    /** Stops the worker at calls of the database, as long as it is switched on. */
    private static final class Stopping implements ExecutionInterceptor {
        volatile boolean isOn;
        volatile boolean isInTransactionsOnly;

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (isOn && (!isInTransactionsOnly || context.request() instanceof TransactWriteItemsRequest)) {
                throw new IllegalStateException("the worker is stopped");
            }
        }
    }

    @Test
    void aTurnThatIsCalledForAgainWhileItRunsIsNotRunBesideItself() {
        var scene = new Scene();
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        long seq = scene.head().lastSeq();
        var asked = new AtomicInteger();
        scene.speakBy(request -> {
            if (asked.incrementAndGet() == 1) {
                scene.test.clock().advance(Duration.ofMinutes(2));
                scene.turn(seq);
            }
            return ChatReply.text("Hello!");
        });
        scene.turn(seq);
        assertEquals(1, asked.get());
        assertEquals("Hello!", scene.saidByAgent().getLast());
        assertEquals(2, scene.saidByAgent().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTurnThatWasStoppedIsTakenUpAgain(boolean isHeard) {
        var stopping = new Stopping();
        var scene = new Scene(AgentMode.AUTO, List.of(stopping));
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        stopping.isInTransactionsOnly = isHeard;
        scene.speakBy(request -> {
            stopping.isOn = true;
            return ChatReply.text("Hello!");
        });
        long seq = scene.head().lastSeq();
        assertThrows(RuntimeException.class, () -> scene.turn(seq));
        stopping.isOn = false;
        scene.speakBy(request -> ChatReply.text("Hello again!"));
        scene.turn(seq);
        if (!isHeard) {
            // Nobody can know that it does not run any more.
            assertEquals(1, scene.saidByAgent().size());
            scene.test.clock().advance(Duration.ofMinutes(3));
            scene.turn(seq);
        }
        assertEquals("Hello again!", scene.saidByAgent().getLast());
    }

    @Test
    void aTurnThatWasKilledHoldsItsConversationForAsLongAsItsInvocationMayLast() {
        var stopping = new Stopping();
        var scene = new Scene(AgentMode.AUTO, List.of(stopping));
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        scene.speakBy(request -> {
            stopping.isOn = true;
            return ChatReply.text("Hello!");
        });
        long seq = scene.head().lastSeq();
        scene.platform
                .queues()
                .send(Outgoing.of(
                        QueueName.TURNS, scene.tenant, TurnDue.of(scene.head().id(), TurnDue.INBOUND, seq)));
        assertEquals(1, scene.test.drain(QueueName.TURNS, new AnswerTurn.Function(scene.platform)));
        stopping.isOn = false;
        scene.speakBy(request -> ChatReply.text("Hello again!"));
        scene.test.clock().advance(Duration.ofSeconds(30));
        scene.turn(seq);
        assertEquals(1, scene.saidByAgent().size());
        scene.test.clock().advance(Duration.ofSeconds(31));
        scene.turn(seq);
        assertEquals("Hello again!", scene.saidByAgent().getLast());
    }
}
