package com.loctelli.evals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.evals.stage.Mishaps;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.storage.TenantGuard;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.SalesAgent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Promise: whatever fails at whatever point, every booking told is in the database and every booking in the database was
 * told, nothing leaves after a take-over or a STOP, and no conversation stalls. Many conversations over DynamoDB Local:
 * workers are stopped before calls of the database and lose its answers, the model fails and throttles, messages come
 * twice or not at all, somebody else takes the time, a person takes over. {@code -Dconversations=1000} plays a thousand.
 */
class ManyConversationsTest {
    private static final int CONVERSATIONS = Integer.getInteger("conversations", 12);
    private static final int THREADS = 2;
    private static final Mishaps ROUGH = new Mishaps(12, 8, 25);

    /** Stops a worker at one database call in so many, before it is made or after it was. */
    private static final class Stops implements ExecutionInterceptor {
        final AtomicBoolean armed = new AtomicBoolean();
        final AtomicInteger stopped = new AtomicInteger();
        final AtomicInteger answersLost = new AtomicInteger();
        private final Random random = new Random(4711);

        private synchronized boolean falls(int oneIn) {
            return armed.get() && random.nextInt(oneIn) == 0;
        }

        private static boolean isRehearsed(ExecutionAttributes attributes) {
            return String.valueOf(attributes.getAttribute(TenantGuard.BOUND)).startsWith("sa_sandbox");
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (isRehearsed(attributes) && falls(60)) {
                stopped.incrementAndGet();
                throw new IllegalStateException("the worker is stopped");
            }
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (isRehearsed(attributes) && falls(60)) {
                answersLost.incrementAndGet();
                throw new IllegalStateException("the answer is lost");
            }
        }
    }

    @Test
    void whatIsToldIsTrueAndNothingStallsWhateverFails() throws Exception {
        var stops = new Stops();
        var troupe = new Troupe(List.of(stops));
        var agent = new SalesAgent(InstantSource.system());
        var model = new Random(99);
        var modelFailures = new AtomicInteger();
        Troupe.MODEL.speakBy(request -> {
            int chance;
            synchronized (model) {
                chance = model.nextInt(100);
            }
            if (chance < 9) {
                modelFailures.incrementAndGet();
            }
            return chance < 3
                    ? ChatReply.failure(500, "no")
                    : chance < 6
                            ? ChatReply.disconnect()
                            : chance < 9 ? ChatReply.throttled(Duration.ofSeconds(7)) : agent.apply(request);
        });
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<List<Played>>>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> {
                var stage = new Stage(troupe.platform);
                var out = new ArrayList<Played>();
                for (int number = next.getAndIncrement(); number < CONVERSATIONS; number = next.getAndIncrement()) {
                    var scenario = scenario(number);
                    // One in five is taken over by a person, at any moment of any turn.
                    out.add(troupe.playWhile(stops.armed, stage, scenario, number % 5 == 4 ? 1 + number / 5 % 4 : -1));
                }
                return out;
            });
        }
        var all = new ArrayList<Played>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(work)) {
                all.addAll(done.get());
            }
        }
        assertEquals(CONVERSATIONS, all.size());
        for (var played : all) {
            assertTrue(
                    played.pass(),
                    () -> played.scenarioId() + " seed " + played.seed() + ": "
                            + played.findings().stream().filter(f -> !f.pass()).toList() + "\n"
                            + String.join("\n", played.transcript()));
        }
        var bookings = all.stream().mapToInt(Played::booked).sum();
        var turns = all.stream().mapToInt(Played::turns).sum();
        var counts = new TreeMap<String, Object>();
        counts.put("conversations", all.size());
        counts.put("turns", turns);
        counts.put("bookings", bookings);
        counts.put("workers stopped", stops.stopped.get());
        counts.put("database answers lost", stops.answersLost.get());
        counts.put("model failures", modelFailures.get());
        // The figures of a run by hand; a test that nothing happened in would be worth nothing.
        System.out.println("Rehearsed: " + counts);
        assertTrue(bookings > all.size() / 10 && turns > all.size(), counts.toString());
        assertTrue(stops.stopped.get() > all.size() / 4 && stops.answersLost.get() > all.size() / 4, counts.toString());
        assertTrue(modelFailures.get() > 0, counts.toString());
    }

    private static Scenario scenario(int number) {
        var one = Suite.STANDARD.get(number % Suite.STANDARD.size());
        return new Scenario(
                one.id(),
                one.name(),
                one.persona(),
                one.goal(),
                one.opening(),
                one.adversarial(),
                one.maxTurns(),
                1000 + number,
                one.player(),
                ROUGH,
                Suite.ALWAYS,
                List.of(),
                List.of());
    }
}
