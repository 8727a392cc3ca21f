package com.loctelli.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.probe.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise: all who watch see everything that happened once, in one order, however many write at the same time. */
class FeedTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private Tenant tenant;
    private Feed feed;

    @BeforeEach
    void fresh() {
        tenant = TEST.tenant();
        feed = new Feed(TEST.platform(), tenant);
    }

    @Test
    void whatIsToldIsSeenOnceInItsOrderFromWhereOneLeftOff() {
        var cursor = feed.begin();
        happens("one");
        happens("two");
        var first = feed.after(cursor, 100);
        assertEquals(List.of("one", "two"), refs(first));
        happens("three");
        var second = feed.after(first.next(), 100);
        assertEquals(List.of("three"), refs(second));
        assertEquals(List.of(), refs(feed.after(second.next(), 100)));
        // Who was away sees the same under the same numbers, a page at a time.
        var again = feed.after(cursor, 2);
        assertEquals(List.of("one", "two"), refs(again));
        assertEquals(second.seen(), feed.after(again.next(), 2).seen());
        assertEquals(3, second.seen().getFirst().number());
    }

    @Test
    void whatIsNotCommittedIsNotToldAndATransactionTellsAllOfItselfInItsOrder() {
        var cursor = feed.begin();
        var things = TEST.platform().database().table(TableName.LEADS).of(tenant);
        TEST.platform()
                .database()
                .commit(
                        things.insert("A#1", Thing.named("a"), Actor.SYSTEM).telling(happening("a")),
                        things.insert("A#2", Thing.named("b"), Actor.SYSTEM).telling(happening("b")));
        assertThrows(
                Problem.class,
                () -> TEST.platform()
                        .database()
                        .commit(things.insert("A#1", Thing.named("x"), Actor.SYSTEM)
                                .telling(happening("x"))));
        assertEquals(List.of("a", "b"), refs(feed.after(cursor, 100)));
    }

    @Test
    void aWriteThatWasMadeLateIsNotPassedOver() {
        var cursor = feed.begin();
        var late = FeedKeys.writes(
                TEST.platform().database().table(TableName.FEED).of(tenant),
                List.of(happening("late")),
                TEST.platform().clock().now());
        TEST.clock().advance(Duration.ofMinutes(4));
        happens("early");
        var first = feed.after(cursor, 100);
        assertEquals(List.of("early"), refs(first));
        var idle = feed.after(first.next(), 100);
        TEST.platform().database().commit(late);
        assertEquals(List.of("late"), refs(feed.after(idle.next(), 100)));
    }

    @Test
    void thoseWhoWatchWhileManyWriteSeeAllOfItAndTheSame() throws Exception {
        int writers = 4;
        int each = 30;
        var cursor = feed.begin();
        var done = new AtomicInteger();
        var work = new ArrayList<Callable<List<FeedEntry>>>();
        for (int writer = 0; writer < writers; writer++) {
            int name = writer;
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    happens(name + "-" + i);
                }
                done.incrementAndGet();
                return List.of();
            });
        }
        for (int watcher = 0; watcher < 3; watcher++) {
            int limit = 7 + 20 * watcher;
            work.add(() -> {
                var all = new ArrayList<FeedEntry>();
                var next = cursor;
                while (true) {
                    boolean isLast = done.get() == writers;
                    var look = new Feed(TEST.platform(), tenant).after(next, limit);
                    all.addAll(look.seen());
                    next = look.next();
                    if (isLast && look.seen().isEmpty()) {
                        return all;
                    }
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var seen = new ArrayList<List<FeedEntry>>();
            for (var end : threads.invokeAll(work)) {
                seen.add(end.get());
            }
            var one = seen.get(writers);
            assertEquals(writers * each, one.size());
            assertEquals(writers * each, new HashSet<>(refs(one)).size());
            assertEquals(1, one.getFirst().number());
            assertEquals(one.size(), one.getLast().number());
            assertEquals(one, seen.get(writers + 1));
            assertEquals(one, seen.get(writers + 2));
            for (int writer = 0; writer < writers; writer++) {
                var name = writer + "-";
                var own = refs(one).stream().filter(ref -> ref.startsWith(name)).toList();
                assertEquals(each, own.size());
                assertEquals(name + "0", own.getFirst());
                assertEquals(name + (each - 1), own.getLast());
            }
        }
    }

    @Test
    void aLookCostsTheSameWhateverHappenedBefore() {
        for (int i = 0; i < 60; i++) {
            happens("unwatched-" + i);
        }
        TEST.clock().advance(Duration.ofHours(5));
        var cursor = feed.begin();
        var idle = new Meter();
        assertEquals(List.of(), refs(Meter.measure(idle, () -> feed.after(cursor, 100))));
        assertEquals(1, idle.trips());
        // Half a unit at most; the local database counts an empty answer as none.
        assertTrue(idle.readUnits() <= 0.5, "read " + idle.readUnits());
        assertEquals(0, idle.writeUnits());
        happens("now");
        var busy = new Meter();
        assertEquals(List.of("now"), refs(Meter.measure(busy, () -> feed.after(cursor, 100))));
        assertEquals(2, busy.trips());
    }

    @Test
    void anotherSubAccountSeesNothingOfItAndAnOldCursorIsRefused() {
        var cursor = feed.begin();
        happens("ours");
        assertEquals(List.of("ours"), refs(feed.after(cursor, 100)));
        var theirs = new Feed(TEST.platform(), TEST.tenant());
        assertEquals(List.of(), refs(theirs.after(cursor, 100)));
        assertEquals(0, theirs.begin().number());
        assertNotEquals(0, feed.begin().number());
        TEST.clock().advance(Duration.ofHours(25));
        var refused = assertThrows(Problem.class, () -> feed.after(cursor, 100));
        assertEquals(410, refused.type().status());
        assertTrue(
                assertThrows(Problem.class, () -> FeedCursor.parse("x")).type().status() == 400);
    }

    private void happens(String ref) {
        var things = TEST.platform().database().table(TableName.LEADS).of(tenant);
        Write write = things.put("T#" + ref, Thing.named(ref), Actor.SYSTEM).telling(happening(ref));
        TEST.platform().database().commit(write);
    }

    private static Happening happening(String ref) {
        return new Happening("thing_made", ref, null, null, null, null);
    }

    private static List<String> refs(Feed.Look look) {
        return refs(look.seen());
    }

    private static List<String> refs(List<FeedEntry> entries) {
        return entries.stream().map(entry -> entry.happening().ref()).toList();
    }
}
