package com.loctelli.evals;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.conversations.Conversations;
import com.loctelli.evals.stage.Mishaps;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Promises 2.4 to 2.9: whatever fails at whatever point, every booking told is in the database and every booking in the
 * database was told, nothing leaves after a take-over or a STOP, no conversation stalls, and no business is billed more
 * than its budget and one turn. Many conversations over DynamoDB Local, those of a business all at once: workers are
 * stopped between any two calls of the database, which throttles, conflicts and loses its answers; the model fails,
 * throttles, answers too late or what nobody can read; messages come twice, late or not at all; the carrier's answers
 * are lost; somebody else takes the time; a person takes over and a lead says STOP in the middle of anything.
 * {@code -Dconversations=36} plays three dozen.
 */
class ManyConversationsTest {
    private static final int CONVERSATIONS = Integer.getInteger("conversations", 1000);
    private static final int LEADS = 6;
    /** One more than a small machine has processors: a stage waits for the database and the model half of its time. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors() + 1;

    private static final Mishaps ROUGH = new Mishaps(12, 8, 25, 8, 10);
    private static final long PLENTY = 1_000_000_000;
    /** Enough for some of the turns that the leads of a business want. */
    private static final long SCARCE = 150_000;
    /** How often a turn may ask the model. */
    private static final int ROUNDS = 6;

    private final FaultInjector faults = new FaultInjector();
    private final RoughModel model = new RoughModel();
    private final Troupe troupe = new Troupe(
            List.of(faults),
            Map.of(
                    "ASSISTANT_MODEL_PRICES",
                    "scripted-sales-agent=1000000/1000000",
                    "ASSISTANT_MODEL_TIMEOUT_SECONDS",
                    "1"));
    private final Troupe poor = troupe.another();

    /** How the conversations of a business went. */
    private record Business(int number, boolean isPoor, long brokeOff, List<Played> played) {}

    @Test
    void whatIsToldIsTrueAndNothingStallsWhateverFails() throws Exception {
        troupe.budget(PLENTY);
        poor.budget(SCARCE);
        Troupe.MODEL.speakBy(model);
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<List<Business>>>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> {
                var stage = troupe.stage();
                var out = new ArrayList<Business>();
                for (int number = next.getAndIncrement();
                        number * LEADS < CONVERSATIONS;
                        number = next.getAndIncrement()) {
                    out.add(business(stage, number));
                }
                return out;
            });
        }
        var all = new ArrayList<Business>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(work)) {
                all.addAll(done.get());
            }
        }
        assertAll(all.stream().<Executable>map(business -> () -> holds(business)));
        var played = all.stream().flatMap(one -> one.played().stream()).toList();
        assertTrue(played.size() >= CONVERSATIONS, "played " + played.size());
        somethingHappened(played, all);
    }

    private Business business(Stage stage, int number) {
        boolean isPoor = number % 4 == 3;
        var ours = isPoor ? poor : troupe;
        var brief = ours.brief();
        var sandbox = ours.sandbox(brief);
        var client = new ModelClient(ours.platform.settings());
        var random = new Random(number);
        var all = new ArrayList<Rehearsal>();
        for (int lead = 0; lead < LEADS; lead++) {
            var name = "Sam Q%dx%d".formatted(number, lead);
            var phone = "+1212555%04d".formatted(1000 + lead);
            all.add(new Rehearsal(stage, sandbox, brief, scenario(number * LEADS + lead), client, name, phone));
        }
        faults.begin(number);
        try {
            // One in five is taken over by a person and one in eight says STOP, between any two calls of any worker.
            for (var one : all) {
                int chance = random.nextInt(40);
                int call = 5 + random.nextInt(350);
                if (chance < 8) {
                    faults.atCall(call, one::takeOverNow);
                } else if (chance < 13) {
                    faults.atCall(call, one::stopNow);
                }
            }
            var played = Rehearsal.together(all, ours.test.clock().instant(), ManyConversationsTest::persistently);
            faults.end();
            var business = new Business(number, isPoor, brokeOff(stage, sandbox), played);
            // The prompts of a thousand conversations are more than the process has room for.
            while (ours.platform.files().wipe(sandbox) > 0) {
                // A thousand at a time.
            }
            return business;
        } finally {
            faults.end();
        }
    }

    /** How many conversations a person has because the money was gone. */
    private static long brokeOff(Stage stage, Tenant sandbox) {
        return new Conversations(stage.platform())
                .of(sandbox).page(null, null, LEADS).data().stream()
                        .filter(one -> one.value().ownership().reason().contains("budget"))
                        .count();
    }

    private void holds(Business business) {
        for (var played : business.played()) {
            assertTrue(
                    played.pass(),
                    () -> "business " + business.number() + ", " + played.scenarioId() + " seed " + played.seed() + ": "
                            + played.findings().stream().filter(f -> !f.pass()).toList() + "\n"
                            + String.join("\n", played.transcript()));
        }
        if (business.isPoor()) {
            long most = SCARCE + ROUNDS * model.dearest(business.number());
            long billed = model.billed(business.number());
            assertTrue(
                    billed <= most, () -> "business " + business.number() + " was billed " + billed + " of " + SCARCE);
        }
    }

    /** The figures of a run; a test that nothing happened in would be worth nothing. */
    private void somethingHappened(List<Played> played, List<Business> all) {
        int bookings = played.stream().mapToInt(Played::booked).sum();
        int turns = played.stream().mapToInt(Played::turns).sum();
        long ended = all.stream().mapToLong(Business::brokeOff).sum();
        var counts = new TreeMap<String, Object>();
        counts.put("conversations", played.size());
        counts.put("turns", turns);
        counts.put("bookings", bookings);
        counts.put("calls of the database", faults.calls.get());
        counts.put("workers stopped", faults.stopped.get());
        counts.put("database answers lost", faults.answersLost.get());
        counts.put("database throttles", faults.throttled.get());
        counts.put("database conflicts", faults.conflicts.get());
        counts.put("stepped in", faults.steppedIn.get());
        counts.put("model failures", model.failures.get());
        counts.put("model time-outs", model.timeouts.get());
        counts.put("ended for want of money", ended);
        System.out.println("Rehearsed: " + counts);
        int some = played.size() / 10;
        assertTrue(bookings > some && turns > 2 * played.size(), counts.toString());
        assertTrue(faults.stopped.get() > some && faults.answersLost.get() > some, counts.toString());
        assertTrue(faults.throttled.get() > some && faults.conflicts.get() > some / 2, counts.toString());
        assertTrue(faults.steppedIn.get() > 0 && model.failures.get() > some, counts.toString());
        // Of a few it may be that none needs all of its money.
        assertTrue(ended > 0 || played.size() < 200, counts.toString());
    }

    private static Truth persistently(Supplier<Truth> work) {
        for (int left = 50; ; left--) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
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
                List.of(),
                null);
    }
}
