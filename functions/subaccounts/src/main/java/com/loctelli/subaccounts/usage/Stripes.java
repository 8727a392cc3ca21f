package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The stripes of one tenant's counts. */
final class Stripes {
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int MOST_STRIPES = 32;

    private final Database database;
    private final Rows rows;

    Stripes(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Which stripe a charge is to be taken from. */
    record Draw(Charge charge, int stripe) {}

    /** Thrown by the write of a charge for which its stripe has too little, or was shared out on other terms. */
    static final class TooLittle extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Charge charge;

        TooLittle(Charge charge) {
            super("a stripe has too little", null, false, false);
            this.charge = charge;
        }

        Charge charge() {
            return charge;
        }
    }

    /** Any stripe: with as many takers as there are stripes, most take from one each. */
    Draw any(Charge charge, Terms terms) {
        return new Draw(charge, ThreadLocalRandom.current().nextInt(terms.stripes(charge.metric())));
    }

    /** The write that takes the charge; refused with {@link TooLittle}. */
    Write take(Draw draw, Terms terms) {
        var metric = draw.charge().metric();
        long amount = draw.charge().amount();
        var enough = Condition.equal("most", terms.most(metric)).and(Condition.greaterThan("left", amount - 1));
        if (metric.isFlow()) {
            enough = enough.and(Condition.equal("mostPerDay", terms.mostPerDay(metric)))
                    .and(Condition.equal("day", UsageKeys.day(terms.today())))
                    .and(Condition.greaterThan("dayLeft", amount - 1));
        }
        return rows.upsert(
                        UsageKeys.stripe(metric, terms.today(), draw.stripe()),
                        change(metric, terms.today(), terms.today(), amount))
                .when(enough)
                .otherwise(found -> new TooLittle(draw.charge()));
    }

    /**
     * The write that corrects what was taken from a stripe on a day: more where the amount is positive, given back where
     * it is negative. Whether it stays within the limit is not asked: what was used was used.
     */
    Write correct(Metric metric, LocalDate day, int stripe, long amount, LocalDate today) {
        return rows.upsert(UsageKeys.stripe(metric, day, stripe), change(metric, day, today, amount));
    }

    private static Update change(Metric metric, LocalDate day, LocalDate today, long amount) {
        var update = new Update().add("used", amount).add("left", -amount);
        if (metric.isFlow()) {
            update.add("days." + UsageKeys.day(day), amount);
            if (day.equals(today)) {
                update.add("dayLeft", -amount);
            }
        }
        return update;
    }

    /**
     * A stripe that has enough for the charge, after sharing out anew where that is needed. Throws the problem that the
     * limit is reached.
     */
    Draw room(Charge charge, Terms terms) {
        var metric = charge.metric();
        var all = read(metric, terms.today());
        var today = UsageKeys.day(terms.today());
        long room = terms.most(metric)
                - all.values().stream().mapToLong(s -> s.value().used()).sum();
        long dayRoom = terms.mostPerDay(metric)
                - all.values().stream().mapToLong(s -> s.value().on(today)).sum();
        if (charge.amount() > Math.min(room, dayRoom)) {
            boolean isOfMonth = charge.amount() > room;
            throw LimitReached.of(charge, terms, isOfMonth, isOfMonth ? room : dayRoom);
        }
        var rich = all.entrySet().stream()
                .filter(s -> s.getKey() < terms.stripes(metric))
                .filter(s -> s.getValue().value().has(charge.amount(), terms, metric))
                .map(Map.Entry::getKey)
                .toList();
        if (!rich.isEmpty()) {
            return new Draw(charge, rich.get(ThreadLocalRandom.current().nextInt(rich.size())));
        }
        return new Draw(charge, share(charge, terms, all, room, dayRoom));
    }

    /** Shares out what is left, evenly where that gives each enough, or else to one; returns who has enough. */
    private int share(Charge charge, Terms terms, Map<Integer, Stored<Stripe>> all, long room, long dayRoom) {
        var metric = charge.metric();
        int stripes = terms.stripes(metric);
        int chosen = ThreadLocalRandom.current().nextInt(stripes);
        boolean isEven = Math.min(room, dayRoom) / stripes >= charge.amount();
        var writes = new ArrayList<Write>();
        var numbers = new ArrayList<>(all.keySet());
        for (int number = 0; number < stripes; number++) {
            if (!all.containsKey(number)) {
                numbers.add(number);
            }
        }
        for (int number : numbers) {
            boolean isInUse = number < stripes;
            long part = isEven ? part(room, stripes, number, isInUse) : number == chosen ? room : 0;
            long dayPart = isEven ? part(dayRoom, stripes, number, isInUse) : number == chosen ? dayRoom : 0;
            var old = all.get(number);
            var next = (old == null ? Stripe.EMPTY : old.value()).sharing(part, dayPart, terms, metric);
            var write = old == null
                    ? rows.insert(UsageKeys.stripe(metric, terms.today(), number), next, Actor.SYSTEM)
                    : rows.replace(old, next);
            writes.add(metric.isFlow() ? write.expires(end(terms)) : write);
        }
        try {
            database.commit(writes);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.STALE_VERSION)
                    && !problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // Somebody took, or shared out, meanwhile: what is left is tried as it is.
        }
        return chosen;
    }

    private static long part(long whole, int stripes, int number, boolean isInUse) {
        return isInUse ? whole / stripes + (number < whole % stripes ? 1 : 0) : 0;
    }

    private static Instant end(Terms terms) {
        return terms.startOfNextMonth().plus(KEPT);
    }

    /** The stripes of a count, by number. */
    Map<Integer, Stored<Stripe>> read(Metric metric, LocalDate day) {
        var found = new HashMap<Integer, Stored<Stripe>>();
        for (var stripe : query(UsageKeys.stripes(metric, day), MOST_STRIPES)) {
            found.put(UsageKeys.number(stripe.sk()), stripe);
        }
        return found;
    }

    /** All stripes whose keys begin so. */
    List<Stored<Stripe>> query(String prefix, int most) {
        return rows.query(Query.prefix(prefix).limit(most), Stripe.class).data();
    }
}
