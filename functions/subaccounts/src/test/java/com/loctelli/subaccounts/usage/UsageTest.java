package com.loctelli.subaccounts.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountProblems;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.TestPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UsageTest {
    private final TestPlatform test = TestPlatform.start();
    private final Usage usage = new Usage(test.platform());
    private final Tenant tenant = test.tenant();

    @Test
    void twoHundredConcurrentCreationsStopExactlyAtTheLimit() throws Exception {
        limits(Map.of("limits", Map.of("leads", 77)));
        var refused = new AtomicInteger();

        inParallel(200, number -> {
            try {
                make("thing" + number, new Charge(Metric.LEADS, 1));
            } catch (Problem problem) {
                assertEquals("subaccounts/limit-reached", problem.type().name());
                assertEquals("leads", problem.members().get("metric"));
                assertEquals(77L, problem.members().get("limit"));
                refused.incrementAndGet();
            }
        });

        assertEquals(123, refused.get());
        assertEquals(77, things());
        assertEquals(77, used(Metric.LEADS));
    }

    @Test
    void twoHundredConcurrentTextsStopExactlyAtTheDaysLimitAndTwoHundredFilesAtTheStorages() throws Exception {
        limits(Map.of("limits", Map.of("smsPerDay", 61, "smsPerMonth", 500, "storageGB", 1)));
        var texts = new AtomicInteger();
        var files = new AtomicInteger();

        inParallel(400, number -> {
            var made = number % 2 == 0 ? texts : files;
            var charge = number % 2 == 0 ? new Charge(Metric.SMS, 1) : new Charge(Metric.STORAGE_BYTES, 10_000_000);
            try {
                make("thing" + number, charge);
                made.incrementAndGet();
            } catch (Problem problem) {
                assertTrue(LimitReached.is(problem), problem.type().name());
            }
        });

        assertEquals(61, texts.get());
        assertEquals(61, used(Metric.SMS));
        assertEquals(100, files.get());
        assertEquals(1_000_000_000L, used(Metric.STORAGE_BYTES));
        assertEquals(161, things());
    }

    @Test
    void aChangedLimitHoldsFromTheNextCreationOn() {
        limits(Map.of("limits", Map.of("leads", 100)));
        makeMany(0, 60);

        limits(Map.of("limits", Map.of("leads", 61)));
        makeMany(60, 1);
        assertEquals(
                409, refusal("one-more", new Charge(Metric.LEADS, 1)).type().status());

        limits(Map.of("limits", Map.of("leads", 10)));
        refusal("far-less", new Charge(Metric.LEADS, 1));

        limits(Map.of("limits", Map.of("leads", 70)));
        makeMany(61, 9);
        refusal("again", new Charge(Metric.LEADS, 1));
        assertEquals(70, used(Metric.LEADS));
    }

    @Test
    void whatIsRemovedMakesRoom() {
        limits(Map.of("limits", Map.of("leads", 3)));
        makeMany(0, 3);
        for (int i = 0; i < 3; i++) {
            test.platform().database().commit(usage.of(tenant).release(new Charge(Metric.LEADS, 1)));
        }

        makeMany(3, 3);

        refusal("fourth", new Charge(Metric.LEADS, 1));
        assertEquals(3, used(Metric.LEADS));
    }

    @Test
    void whatIsRefusedForAnotherReasonOrMadeBeforeIsNotCounted() {
        make("once", new Charge(Metric.LEADS, 1));

        for (int i = 0; i < 5; i++) {
            var again = assertThrows(Problem.class, () -> make("once", new Charge(Metric.LEADS, 1)));
            assertEquals(ProblemType.CONFLICT, again.type());
        }

        assertEquals(1, used(Metric.LEADS));
    }

    @Test
    void theDayBeginsAnewAtMidnightOfTheTenantsZoneAndTheMonthDoesNot() {
        limits(Map.of("limits", Map.of("smsPerDay", 4, "smsPerMonth", 6)));
        test.clock().set(Instant.parse("2026-03-03T04:30:00Z")); // half past eleven at night of the 2nd in New York
        make("first", new Charge(Metric.SMS, 3));

        var ofDay = refusal("second", new Charge(Metric.SMS, 2));
        assertEquals(429, ofDay.type().status());
        assertEquals("day", ofDay.members().get("period"));
        assertEquals(1, LimitReached.left(ofDay), "too little for two");
        assertEquals("2026-03-03T05:00:00.000Z", ofDay.members().get("resetsAt"));
        assertEquals(29, ofDay.retryAfter().toMinutes()); // the clock runs
        assertEquals(4, ofDay.limit());
        assertEquals(1, ofDay.left());

        test.clock().set(Instant.parse("2026-03-03T05:00:00Z"));
        make("second", new Charge(Metric.SMS, 3));
        var ofMonth = refusal("third", new Charge(Metric.SMS, 1));
        assertEquals("month", ofMonth.members().get("period"));
        assertEquals(0, LimitReached.left(ofMonth));
        assertEquals("2026-04-01T04:00:00.000Z", ofMonth.members().get("resetsAt"));

        test.clock().set(Instant.parse("2026-04-01T04:00:00Z"));
        make("third", new Charge(Metric.SMS, 4));
        assertEquals(new Spent(4, 4, 4, 6), usage.of(tenant).spent(Metric.SMS));
        assertEquals(100, usage.of(tenant).spent(Metric.SMS).percent());
    }

    @Test
    void severalMetricsAreTakenTogetherOrNotAtAll() {
        limits(Map.of("limits", Map.of("leads", 5, "smsPerDay", 1)));
        makeWith("a", List.of(new Charge(Metric.LEADS, 1), new Charge(Metric.SMS, 1)));

        assertThrows(
                Problem.class, () -> makeWith("b", List.of(new Charge(Metric.LEADS, 1), new Charge(Metric.SMS, 1))));

        assertEquals(1, used(Metric.LEADS));
        assertEquals(1, used(Metric.SMS));
    }

    @Test
    void fiftyConcurrentReservationsNeverPassTheBudgetAndUseAllOfIt() throws Exception {
        limits(Map.of("budgets", Map.of("aiMicrosPerDay", 1_000_000, "aiMicrosPerMonth", 5_000_000)));
        var granted = new AtomicInteger();

        inParallel(50, number -> {
            try {
                usage.of(tenant).reserve("turn" + number, List.of(new Charge(Metric.AI_MICROS, 30_000)));
                granted.incrementAndGet();
            } catch (Problem problem) {
                assertTrue(LimitReached.is(problem));
            }
        });

        assertEquals(33, granted.get());
        assertEquals(990_000, usage.of(tenant).spent(Metric.AI_MICROS).today());
    }

    @Test
    void aReservationIsMadeOnceSettledOnceAndWhatWasNotUsedIsGivenBack() {
        limits(Map.of("budgets", Map.of("aiMicrosPerDay", 100, "aiMicrosPerMonth", 100)));
        var first = usage.of(tenant)
                .reserve("turn", List.of(new Charge(Metric.AI_MICROS, 90), new Charge(Metric.AI_TOKENS, 1000)));
        assertEquals(first, usage.of(tenant).reserve("turn", List.of(new Charge(Metric.AI_MICROS, 90))));
        assertEquals(90, usage.of(tenant).spent(Metric.AI_MICROS).today());

        test.platform().database().commit(usage.of(tenant).settle(first, Map.of(Metric.AI_MICROS, 40L)));

        assertEquals(40, usage.of(tenant).spent(Metric.AI_MICROS).month());
        assertEquals(0, usage.of(tenant).spent(Metric.AI_TOKENS).today());
        var again = assertThrows(
                Problem.class,
                () -> test.platform().database().commit(usage.of(tenant).settle(first, Map.of())));
        assertEquals(SubAccountProblems.SETTLED_BEFORE, again.type());
        usage.of(tenant).reserve("next", List.of(new Charge(Metric.AI_MICROS, 60)));
        assertThrows(
                Problem.class, () -> usage.of(tenant).reserve("too much", List.of(new Charge(Metric.AI_MICROS, 1))));
    }

    @Test
    void aReservationSettledAfterMidnightCountsOnTheDayItWasMade() {
        limits(Map.of("budgets", Map.of("aiMicrosPerDay", 100, "aiMicrosPerMonth", 1000)));
        test.clock().set(Instant.parse("2026-03-03T04:59:00Z"));
        var late = usage.of(tenant).reserve("late", List.of(new Charge(Metric.AI_MICROS, 80)));
        test.clock().set(Instant.parse("2026-03-03T05:01:00Z"));

        test.platform().database().commit(usage.of(tenant).settle(late, Map.of(Metric.AI_MICROS, 120L)));

        assertEquals(new Spent(0, 120, 100, 1000), usage.of(tenant).spent(Metric.AI_MICROS));
        usage.of(tenant).reserve("new day", List.of(new Charge(Metric.AI_MICROS, 100)));
    }

    @Test
    void whatIsSpentIsReadWithAReadOfOnesOwn() {
        var business = limits(Map.of("budgets", Map.of("aiMicrosPerDay", 100, "aiMicrosPerMonth", 1000)));
        usage.of(tenant).reserve("turn", List.of(new Charge(Metric.AI_MICROS, 25)));
        var ours = usage.of(tenant);

        var answer = ours.want(test.platform().database().batch(tenant), Metric.AI_MICROS)
                .read();

        assertEquals(new Spent(25, 25, 100, 1000), ours.spent(answer, Metric.AI_MICROS, business));
        assertEquals(25, ours.spent(answer, Metric.AI_MICROS, business).percent());
    }

    @Test
    void anotherTenantsUseIsNothingToOnesOwn() {
        limits(Map.of("limits", Map.of("leads", 1)));
        make("mine", new Charge(Metric.LEADS, 1));
        var other = test.tenant();

        usage.of(other)
                .count(List.of(new Charge(Metric.LEADS, 1)), test.platform().database()::commit);

        assertEquals(1, used(Metric.LEADS));
        refusal("more", new Charge(Metric.LEADS, 1));
    }

    private SubAccount limits(Map<String, Object> settings) {
        var business = new SubAccount(
                tenant.id().value(),
                "Sunny Solar",
                "sunny",
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                Json.fromTree(settings, SubAccountSettings.class),
                null,
                null,
                null,
                null);
        test.platform().database().commit(rows().put(SubAccounts.KEY, business, Actor.SYSTEM));
        return business;
    }

    private void makeMany(int from, int count) {
        for (int i = from; i < from + count; i++) {
            make("thing" + i, new Charge(Metric.LEADS, 1));
        }
    }

    private void make(String name, Charge charge) {
        makeWith(name, List.of(charge));
    }

    private void makeWith(String name, List<Charge> charges) {
        usage.of(tenant).count(charges, counting -> {
            var writes = new ArrayList<Write>();
            writes.add(rows().insert("THING#" + name, new Rows.Nothing(null), Actor.SYSTEM));
            writes.addAll(counting);
            test.platform().database().commit(writes);
        });
    }

    private Problem refusal(String name, Charge charge) {
        var problem = assertThrows(Problem.class, () -> make(name, charge));
        assertTrue(LimitReached.is(problem), problem.type().name());
        return problem;
    }

    private int things() {
        return rows().count(com.loctelli.kernel.storage.Query.prefix("THING#").limit(500));
    }

    private long used(Metric metric) {
        return usage.of(tenant).spent(metric).month();
    }

    private Rows rows() {
        return test.platform().database().table(TableName.SUBACCOUNTS).of(tenant);
    }

    private interface Step {
        void of(int number);
    }

    private static void inParallel(int count, Step step) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(32)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(pool.submit(() -> step.of(number)));
            }
            for (var one : all) {
                one.get();
            }
        }
    }
}
