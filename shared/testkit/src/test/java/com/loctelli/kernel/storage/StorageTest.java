package com.loctelli.kernel.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.probe.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StorageTest {
    private static final ProblemType TAKEN = new ProblemType("test/taken", 409, "Taken");
    private static TestPlatform test;

    @BeforeAll
    static void start() {
        test = TestPlatform.start();
    }

    private static Rows fresh() {
        return test.platform().database().table(TableName.LEADS).of(test.tenant());
    }

    private static void commit(Write... writes) {
        test.platform().database().commit(writes);
    }

    @Test
    void anEntityComesBackAsItWasWritten() {
        var rows = fresh();
        var thing = new Thing(
                "a \"quoted\" ünïcode name",
                9_007_199_254_740_993L,
                Instant.parse("2026-03-01T09:30:00.120Z"),
                List.of("x", "y"),
                Map.of("k", "v"),
                new Thing.Part("p", true));
        commit(rows.insert("A#1", thing, Actor.user("usr_1")));
        var read = rows.need("A#1", Thing.class);
        assertEquals(thing, read.value());
        assertEquals(1, read.version());
        assertEquals(Actor.user("usr_1"), read.createdBy());
    }

    @Test
    void insertingTwiceIsTheConflictThatTheWriteSaysItIs() {
        var rows = fresh();
        commit(rows.insert("A#1", Thing.named("first"), Actor.SYSTEM));
        var problem = assertThrows(
                Problem.class,
                () -> commit(rows.insert("A#1", Thing.named("second"), Actor.SYSTEM)
                        .otherwise(found -> TAKEN.problem().with("name", found == null ? "" : found.text("name")))));
        assertEquals(TAKEN, problem.type());
        assertEquals("first", problem.members().get("name"));
        assertEquals("first", rows.need("A#1", Thing.class).value().name());
    }

    @Test
    void aTransactionIsAllOrNothingAndNamesTheWriteThatWasRefused() {
        var rows = fresh();
        commit(rows.insert("B#2", Thing.named("there"), Actor.SYSTEM));
        var problem = assertThrows(
                Problem.class,
                () -> commit(
                        rows.insert("B#1", Thing.named("new"), Actor.SYSTEM),
                        rows.insert("B#2", Thing.named("again"), Actor.SYSTEM).otherwise(TAKEN)));
        assertEquals(TAKEN, problem.type());
        assertNull(rows.get("B#1", Thing.class));
    }

    @Test
    void anItemThatIsTooLargeIsRefusedAloneAndWithOthers() {
        var rows = fresh();
        var large = Thing.named("x".repeat(410_000));
        for (var writes : List.of(
                List.of(rows.insert("B#3", large, Actor.SYSTEM)),
                List.of(
                        rows.insert("B#3", large, Actor.SYSTEM),
                        rows.insert("B#4", Thing.named("small"), Actor.SYSTEM)))) {
            var problem =
                    assertThrows(Problem.class, () -> test.platform().database().commit(writes));
            assertEquals(ProblemType.TOO_LARGE, problem.type());
        }
        assertNull(rows.get("B#4", Thing.class));
    }

    @Test
    void aReplaceOfAnItemThatChangedMeanwhileIsStale() {
        var rows = fresh();
        commit(rows.insert("C", Thing.named("one"), Actor.SYSTEM));
        var read = rows.need("C", Thing.class);
        commit(rows.replace(read, Thing.named("two")));
        var problem = assertThrows(Problem.class, () -> commit(rows.replace(read, Thing.named("three"))));
        assertEquals(ProblemType.STALE_VERSION, problem.type());
        var now = rows.need("C", Thing.class);
        assertEquals("two", now.value().name());
        assertEquals(2, now.version());
        assertEquals(read.createdAt(), now.createdAt());
    }

    @Test
    void anUpdateCountsAndIsRefusedWithoutItsCondition() {
        var rows = fresh();
        assertEquals(
                ProblemType.NOT_FOUND,
                assertThrows(Problem.class, () -> commit(rows.update("D", new Update().add("amount", 1))))
                        .type());
        commit(rows.insert("D", Thing.named("d"), Actor.SYSTEM));
        commit(rows.update("D", new Update().add("amount", 5)));
        commit(rows.update("D", new Update().add("amount", 2).set("name", "dd"))
                .when(Condition.equal("amount", 5)
                        .and(Condition.lessThan("amount", 6).or(Condition.absent("name")))));
        var read = rows.need("D", Thing.class);
        assertEquals(7L, read.value().amount());
        assertEquals("dd", read.value().name());
        assertEquals(3, read.version());
        assertThrows(
                Problem.class,
                () -> commit(rows.update("D", new Update().set("name", "no")).when(Condition.equal("amount", 5))));
    }

    @Test
    void whatIsDerivedLeavesVersionAndTimesAndNeedsItsItem() {
        var rows = fresh();
        commit(rows.insert("D", Thing.named("one"), Actor.SYSTEM));
        var read = rows.need("D", Thing.class);
        test.clock().advance(Duration.ofSeconds(1));
        commit(rows.derive("D", new Update().set("amount", 7)).when(Condition.equal("version", 1)));
        var derived = rows.need("D", Thing.class);
        assertEquals(7L, derived.value().amount());
        assertEquals(read.version(), derived.version());
        assertEquals(read.updatedAt(), derived.updatedAt());
        commit(rows.replace(read, Thing.named("two")));
        assertEquals("two", rows.need("D", Thing.class).value().name());

        var problem = assertThrows(Problem.class, () -> commit(rows.derive("none", new Update().set("amount", 7))));
        assertEquals(ProblemType.NOT_FOUND, problem.type());
        assertNull(rows.get("none", Thing.class));
    }

    @Test
    void whatOutlivedItsTimeIsNotReadAndGivesWayToAnInsert() {
        var rows = fresh();
        commit(rows.insert("E#1", Thing.named("held"), Actor.SYSTEM)
                .expires(test.platform().clock().now().plusSeconds(60)));
        assertNotNull(rows.get("E#1", Thing.class));
        test.clock().advance(Duration.ofSeconds(61));
        assertNull(rows.get("E#1", Thing.class));
        assertEquals(0, rows.query(Query.prefix("E#"), Thing.class).data().size());
        commit(rows.insert("E#1", Thing.named("next"), Actor.SYSTEM));
        assertEquals("next", rows.need("E#1", Thing.class).value().name());
    }

    @Test
    void pagesFollowEachOtherWithoutALossOrARepeat() {
        var rows = fresh();
        for (int i = 0; i < 23; i++) {
            commit(rows.insert("F#%03d".formatted(i), Thing.named("n" + i), Actor.SYSTEM));
        }
        var seen = new ArrayList<String>();
        var query = Query.prefix("F#").limit(10);
        var page = rows.query(query, Thing.class);
        page.data().forEach(row -> seen.add(row.sk()));
        while (page.next() != null) {
            page = rows.query(query.after(page.next()), Thing.class);
            page.data().forEach(row -> seen.add(row.sk()));
        }
        assertEquals(23, seen.size());
        assertEquals(seen.stream().distinct().sorted().toList(), seen);
    }

    @Test
    void aCursorIsGoodForItsTenantAndItsQueryOnly() {
        var rows = fresh();
        var others = fresh();
        for (int i = 0; i < 3; i++) {
            commit(rows.insert("G#" + i, Thing.named("n"), Actor.SYSTEM));
            commit(others.insert("G#" + i, Thing.named("n"), Actor.SYSTEM));
        }
        var cursor = rows.query(Query.prefix("G#").limit(1), Thing.class).next();
        assertNotNull(cursor);
        for (var wrong : List.of(cursor + "x", "x" + cursor, "", ".", "abc", cursor.replace('.', ','))) {
            assertEquals(
                    ProblemType.INVALID_REQUEST,
                    assertThrows(
                                    Problem.class,
                                    () -> rows.query(Query.prefix("G#").limit(1).after(wrong), Thing.class))
                            .type());
        }
        assertThrows(
                Problem.class, () -> others.query(Query.prefix("G#").limit(1).after(cursor), Thing.class));
        assertThrows(Problem.class, () -> rows.query(Query.prefix("G").limit(1).after(cursor), Thing.class));
    }

    @Test
    void anIndexIsReadInItsOwnOrder() {
        var rows = fresh();
        commit(rows.insert("H#1", Thing.named("late"), Actor.SYSTEM).with("byActivity", "2026-02"));
        commit(rows.insert("H#2", Thing.named("early"), Actor.SYSTEM).with("byActivity", "2026-01"));
        commit(rows.insert("H#3", Thing.named("unlisted"), Actor.SYSTEM));
        var names = rows.query(Query.prefix("").on("byActivity").newestFirst(), Thing.class).data().stream()
                .map(row -> row.value().name())
                .toList();
        assertEquals(List.of("late", "early"), names);
    }

    @Test
    void oneReadBringsItemsOfSeveralTables() {
        var tenant = test.tenant();
        var database = test.platform().database();
        var leads = database.table(TableName.LEADS).of(tenant);
        var bookings = database.table(TableName.BOOKINGS).of(tenant);
        commit(leads.insert("X", Thing.named("lead"), Actor.SYSTEM));
        commit(bookings.insert("X", Thing.named("booking"), Actor.SYSTEM));
        var meter = new Meter();
        var answer = Meter.measure(
                meter,
                () -> database.batch(tenant)
                        .want(TableName.LEADS, "X")
                        .want(TableName.BOOKINGS, "X")
                        .want(TableName.BOOKINGS, "missing")
                        .read());
        assertEquals(
                "lead",
                answer.find(TableName.LEADS, "X", Thing.class)
                        .orElseThrow()
                        .value()
                        .name());
        assertEquals(
                "booking",
                answer.find(TableName.BOOKINGS, "X", Thing.class)
                        .orElseThrow()
                        .value()
                        .name());
        assertEquals(
                true, answer.find(TableName.BOOKINGS, "missing", Thing.class).isEmpty());
        assertEquals(1, meter.trips());
    }

    @Test
    void readingAPageCostsTheSameHoweverManyRowsThereAre() {
        var few = fresh();
        var many = fresh();
        for (int i = 0; i < 10; i++) {
            commit(few.insert("I#%04d".formatted(i), Thing.named("n"), Actor.SYSTEM));
        }
        for (int i = 0; i < 400; i++) {
            commit(many.insert("I#%04d".formatted(i), Thing.named("n"), Actor.SYSTEM));
        }
        var ofFew = new Meter();
        var ofMany = new Meter();
        Meter.measure(ofFew, () -> few.query(Query.prefix("I#").limit(10), Thing.class));
        Meter.measure(ofMany, () -> many.query(Query.prefix("I#").limit(10), Thing.class));
        assertEquals(ofFew.readUnits(), ofMany.readUnits());
        assertNotEquals(0, ofMany.readUnits());
        assertEquals(1, ofMany.trips());
    }

    @Test
    void readsSideBySideCountAsOneWait() {
        var rows = fresh();
        var meter = new Meter();
        Meter.measure(
                meter,
                () -> Meter.together(List.of(
                        () -> rows.count(Query.prefix("J")),
                        () -> rows.count(Query.prefix("K")),
                        () -> rows.count(Query.prefix("L")))));
        assertEquals(3, meter.trips());
        assertEquals(1, meter.sequentialTrips());
    }

    @Test
    void aTenantsRowsAreNotAnothers() {
        var rows = fresh();
        commit(rows.insert("M", Thing.named("mine"), Actor.SYSTEM));
        assertNull(fresh().get("M", Thing.class));
    }
}
