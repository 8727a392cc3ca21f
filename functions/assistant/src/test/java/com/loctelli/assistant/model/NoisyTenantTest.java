package com.loctelli.assistant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Promise 2.9: a tenant with six thousand turns at once does not keep nine quiet ones waiting, and none of its turns is
 * lost. The provider's rate and each tenant's share of it are counted in the database; twenty workers take the turns as
 * a queue with a group a tenant hands them out, that of the group with the fewest in flight first; time is the test's
 * own. What waits is sent again for later and acknowledged: a receive is burnt by an error alone, and here there is none.
 */
class NoisyTenantTest {
    private static final int NOISY = Integer.getInteger("noisy", 6000);
    private static final int QUIET = 9;
    private static final int WORKERS = 20;
    private static final int PER_MINUTE = 1200;
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration REFUSAL = Duration.ofMillis(40);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final TestPlatform test = TestPlatform.start(
            Map.of("OPENAI_API_KEY", "k", "ASSISTANT_PROVIDER_REQUESTS_PER_MINUTE", Integer.toString(PER_MINUTE)),
            List.of());
    private final Provider provider = new Provider(test.platform());
    private final Instant start = TestPlatform.MONDAY.plus(Duration.ofHours(1));
    private final Random random = new Random(5);

    /** A turn in the queue. */
    private record Turn(Instant visible, long place, Tenant tenant, Instant wanted, int deferrals)
            implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = visible.compareTo(other.visible);
            return byTime != 0 ? byTime : Long.compare(place, other.place);
        }
    }

    /** A worker, and whose turn it has until it is free. */
    private record Worker(Instant free, Tenant tenant) {}

    /** A turn that the model answered. */
    private record Done(Tenant tenant, Duration waited, int deferrals, Instant at) {}

    @Test
    void aNoisyTenantsTurnsAreAllAnsweredAndTheQuietOnesDoNotWaitForThem() {
        var quiet = Stream.generate(test::tenant).limit(QUIET).toList();
        var turns = quietTurns(quiet);
        var alone = play(turns);
        // Another hour: what the first counted is of other minutes.
        var noisy = test.tenant();
        var all = new ArrayList<>(turns);
        for (int i = 0; i < NOISY; i++) {
            all.add(new Turn(start, all.size(), noisy, start, 0));
        }
        var beside =
                play(all.stream().map(turn -> later(turn, Duration.ofHours(1))).toList());

        var waits = waits(beside, quiet);
        assertEquals(waits(alone, quiet).size(), waits.size());
        assertTrue(at(waits(alone, quiet), 95).toMillis() < 100);
        // Whoever comes while all workers ask the model for the noisy one waits for the next that is free.
        assertTrue(at(waits, 50).toMillis() < 100, "p50 " + at(waits, 50));
        assertTrue(at(waits, 100).compareTo(ANSWER) <= 0, "the longest " + at(waits, 100));
        var loud = beside.stream().filter(done -> done.tenant().equals(noisy)).toList();
        assertEquals(NOISY, loud.size());
        assertTrue(loud.stream().mapToInt(Done::deferrals).max().orElse(0) <= 3, "a turn comes back again and again");
        for (int minute = 0; minute < 12; minute++) {
            var from = start.plus(Duration.ofHours(1)).plus(Duration.ofMinutes(minute));
            long asked = beside.stream()
                    .filter(done -> !done.at().isBefore(from) && done.at().isBefore(from.plusSeconds(60)))
                    .count();
            assertTrue(asked <= PER_MINUTE, "in minute " + minute + " the provider was asked " + asked + " times");
        }
    }

    private List<Turn> quietTurns(List<Tenant> quiet) {
        var turns = new ArrayList<Turn>();
        for (var tenant : quiet) {
            for (int second = random.nextInt(10); second < 300; second += 5 + random.nextInt(10)) {
                var at = start.plusSeconds(second);
                turns.add(new Turn(at, turns.size(), tenant, at, 0));
            }
        }
        return turns;
    }

    private static Turn later(Turn turn, Duration by) {
        return new Turn(
                turn.visible().plus(by),
                turn.place(),
                turn.tenant(),
                turn.wanted().plus(by),
                0);
    }

    private List<Done> play(List<Turn> turns) {
        var queues = new LinkedHashMap<Tenant, PriorityQueue<Turn>>();
        turns.forEach(turn -> queues.computeIfAbsent(turn.tenant(), _ -> new PriorityQueue<>())
                .add(turn));
        var workers = new PriorityQueue<Worker>(Comparator.comparing(Worker::free));
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Worker(start, null));
        }
        var done = new ArrayList<Done>();
        long place = turns.size();
        while (true) {
            var worker = workers.remove();
            var heads = queues.values().stream()
                    .flatMap(queue -> Stream.ofNullable(queue.peek()))
                    .toList();
            if (heads.isEmpty()) {
                return done;
            }
            var first = Collections.min(heads).visible();
            var now = worker.free().isAfter(first) ? worker.free() : first;
            var turn = heads.stream()
                    .filter(head -> !head.visible().isAfter(now))
                    .min(Comparator.<Turn>comparingLong(head -> inFlight(workers, head.tenant(), now))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            queues.get(turn.tenant()).remove();
            test.clock().set(now);
            var wait = provider.admit(turn.tenant(), 500);
            if (wait == null) {
                done.add(new Done(turn.tenant(), Duration.between(turn.wanted(), now), turn.deferrals(), now));
                workers.add(new Worker(now.plus(ANSWER), turn.tenant()));
            } else {
                var delay = wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
                queues.get(turn.tenant())
                        .add(new Turn(now.plus(delay), place++, turn.tenant(), turn.wanted(), turn.deferrals() + 1));
                workers.add(new Worker(now.plus(REFUSAL), turn.tenant()));
            }
        }
    }

    private static long inFlight(Collection<Worker> workers, Tenant tenant, Instant now) {
        return workers.stream()
                .filter(worker ->
                        tenant.equals(worker.tenant()) && worker.free().isAfter(now))
                .count();
    }

    private static List<Duration> waits(List<Done> done, List<Tenant> of) {
        return done.stream()
                .filter(one -> of.contains(one.tenant()))
                .map(Done::waited)
                .sorted()
                .toList();
    }

    private static Duration at(List<Duration> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
