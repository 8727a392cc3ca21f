package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountProblems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One tenant's counts. */
public final class TenantUsage {
    private static final int ATTEMPTS = 40;
    private static final Duration RESERVATION = Duration.ofDays(35);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final Stripes stripes;
    private final @Nullable SubAccount read;

    TenantUsage(Platform platform, Tenant tenant, @Nullable SubAccount read) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        this.stripes = new Stripes(platform.database(), rows);
        this.read = read;
    }

    /**
     * Makes something together with what it takes of the tenant's allowances. The work commits the given writes in the
     * same transaction as what it makes, at the end of it, so that a refusal of its own comes first; it is called again,
     * with other writes, where the part of an allowance that was tried had too little left. Where the allowance itself
     * has too little, nothing is made and {@link LimitReached} is thrown.
     *
     * @param charges at most one a metric
     */
    public void count(List<Charge> charges, Consumer<List<Write>> work) {
        drawn(
                charges,
                (draws, terms) -> work.accept(
                        draws.stream().map(draw -> stripes.take(draw, terms)).toList()));
    }

    /**
     * The writes that give back what was counted, for the transaction that removes it. Of a flow nothing is given back:
     * it counts what has happened.
     */
    public List<Write> release(Charge charge) {
        var metric = charge.metric();
        if (metric.isFlow()) {
            throw new IllegalArgumentException("a flow counts what has happened");
        }
        var terms = Terms.of(null, platform.clock().now());
        return List.of(stripes.correct(
                metric,
                terms.today(),
                ThreadLocalRandom.current().nextInt(metric.stripes(Metric.NO_LIMIT)),
                -charge.amount(),
                terms.today()));
    }

    /**
     * Sets amounts aside under a name, before it is known what is needed; throws {@link LimitReached} where there is too
     * little. Reserving again under the same name answers the first reservation and takes nothing.
     *
     * @param charges flows, at most one a metric
     */
    public Reservation reserve(String id, List<Charge> charges) {
        return reserve(id, charges, List.of());
    }

    /**
     * The same, with further writes in its transaction; what their refusal means is thrown.
     *
     * @param alongside not made where the amounts were set aside before
     */
    public Reservation reserve(String id, List<Charge> charges, List<Write> alongside) {
        var made = new ArrayList<Reservation>();
        try {
            drawn(charges, (draws, terms) -> {
                var reservation = new Reservation(
                        id,
                        terms.today(),
                        draws.stream()
                                .map(draw -> new Reservation.Part(
                                        draw.charge().metric(), draw.charge().amount(), draw.stripe()))
                                .toList());
                var writes = new ArrayList<>(alongside);
                writes.add(rows.insert(UsageKeys.reservation(id), reservation, Actor.SYSTEM)
                        .expires(platform.clock().now().plus(RESERVATION))
                        .otherwise(SubAccountProblems.RESERVED_BEFORE));
                draws.forEach(draw -> writes.add(stripes.take(draw, terms)));
                platform.database().commit(writes);
                made.add(reservation);
            });
            return made.getFirst();
        } catch (Problem problem) {
            if (!problem.type().equals(SubAccountProblems.RESERVED_BEFORE)) {
                throw problem;
            }
            return rows.need(UsageKeys.reservation(id), Reservation.class).value();
        }
    }

    /**
     * The writes that replace what was set aside by what was used, for the transaction that records the use. Settling a
     * second time is refused with {@link SubAccountProblems#SETTLED_BEFORE}. What was used beyond the reservation counts
     * too, whatever the limit.
     *
     * @param used by metric; what is not named was not used
     */
    public List<Write> settle(Reservation reservation, Map<Metric, Long> used) {
        var today = Terms.of(business(), platform.clock().now()).today();
        var writes = new ArrayList<Write>();
        writes.add(rows.delete(UsageKeys.reservation(reservation.id()))
                .when(Condition.present(TableName.SORT))
                .otherwise(SubAccountProblems.SETTLED_BEFORE));
        for (var part : reservation.parts()) {
            long more = used.getOrDefault(part.metric(), 0L) - part.amount();
            if (more != 0) {
                writes.add(stripes.correct(part.metric(), reservation.day(), part.stripe(), more, today));
            }
        }
        return writes;
    }

    /** How much of a flow is used, in one read. */
    public Spent spent(Metric metric) {
        var terms = terms();
        return spent(
                metric,
                terms,
                stripes.read(metric, terms.today()).values().stream()
                        .map(stored -> stored.value())
                        .toList());
    }

    /**
     * How much of a flow was used in the months of a time that has passed, or passes on a stage: one read a month.
     *
     * @param to of the month that is read last
     */
    public long used(Metric metric, Instant from, Instant to) {
        var zone = terms().zone();
        var last = LocalDate.ofInstant(to, zone);
        long used = 0;
        for (var day = LocalDate.ofInstant(from, zone).withDayOfMonth(1); !day.isAfter(last); day = day.plusMonths(1)) {
            used += stripes.read(metric, day).values().stream()
                    .mapToLong(stored -> stored.value().used())
                    .sum();
        }
        return used;
    }

    /** Adds to a read of yours what {@link #spent(BatchRead.Answer, Metric, SubAccount)} needs. */
    public BatchRead want(BatchRead batch, Metric metric) {
        months(platform.clock().now())
                .forEach(day -> keys(metric, day).forEach(key -> batch.want(TableName.SUBACCOUNTS, key)));
        return batch;
    }

    /** How much of a flow is used, from the answer of a read that {@link #want} was added to. */
    public Spent spent(BatchRead.Answer answer, Metric metric, @Nullable SubAccount business) {
        var terms = Terms.of(business, platform.clock().now());
        return spent(
                metric,
                terms,
                keys(metric, terms.today()).stream()
                        .flatMap(key -> answer.find(TableName.SUBACCOUNTS, key, Stripe.class).stream())
                        .map(stored -> stored.value())
                        .toList());
    }

    private static Spent spent(Metric metric, Terms terms, List<Stripe> parts) {
        var day = UsageKeys.day(terms.today());
        return new Spent(
                parts.stream().mapToLong(part -> part.on(day)).sum(),
                parts.stream().mapToLong(Stripe::used).sum(),
                terms.mostPerDay(metric),
                terms.most(metric));
    }

    private static List<String> keys(Metric metric, LocalDate day) {
        var keys = new ArrayList<String>();
        for (int number = 0; number < metric.stripes(Metric.NO_LIMIT); number++) {
            keys.add(UsageKeys.stripe(metric, day, number));
        }
        return keys;
    }

    /** A day of each month that it may be anywhere on earth: two at a month's turn, one otherwise. */
    private static List<LocalDate> months(Instant now) {
        var months = new TreeSet<YearMonth>();
        for (var zone : List.of(ZoneOffset.ofHours(-12), ZoneOffset.ofHours(14))) {
            months.add(YearMonth.from(LocalDate.ofInstant(now, zone)));
        }
        return months.stream().map(month -> month.atDay(1)).toList();
    }

    private void drawn(List<Charge> charges, Taking work) {
        var now = platform.clock().now();
        var terms = Terms.of(business(), now);
        var rich = new HashMap<Metric, Stripes.Draw>();
        for (int attempt = 1; ; attempt++) {
            var draws = new ArrayList<Stripes.Draw>();
            for (var charge : charges) {
                var known = rich.get(charge.metric());
                draws.add(known == null ? stripes.any(charge, terms) : known);
            }
            try {
                work.with(draws, terms);
                return;
            } catch (Stripes.TooLittle e) {
                if (attempt == ATTEMPTS) {
                    throw ProblemType.UNAVAILABLE
                            .problem()
                            .retryAfter(Duration.ofSeconds(1))
                            .causedBy(e);
                }
                // The limits may have changed since they were read.
                terms = Terms.read(platform, tenant);
                try {
                    rich.put(e.charge().metric(), stripes.room(e.charge(), terms));
                } catch (Problem problem) {
                    throw LimitReached.waiting(problem, platform.clock().now());
                }
            }
        }
    }

    @FunctionalInterface
    private interface Taking {
        void with(List<Stripes.Draw> draws, Terms terms);
    }

    private Terms terms() {
        return Terms.of(business(), platform.clock().now());
    }

    private @Nullable SubAccount business() {
        return read == null ? Terms.business(platform, tenant) : read;
    }
}
