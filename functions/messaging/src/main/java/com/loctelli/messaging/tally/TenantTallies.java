package com.loctelli.messaging.tally;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextKeys;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One tenant's counts of texts. */
final class TenantTallies {
    /** Moves of the last moments may not be in the index yet that texts are counted anew by. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final ProblemType MOVING =
            new ProblemType("messaging/counts-moving", 409, "Texts of this day are moving; ask again in a minute");
    private static final int PAGE = 1000;

    private final Platform platform;
    private final Rows rows;

    TenantTallies(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /** The counts by day and purpose, of those days and purposes that had texts. */
    SortedMap<String, Map<Purpose, Tally>> between(LocalDate from, LocalDate to) {
        var days = new TreeMap<String, Map<Purpose, Tally>>();
        @Nullable String cursor = null;
        do {
            var query = Query.between(Tallies.TALLIES + from + "#", Tallies.TALLIES + to + "#~");
            var page = rows.query(query.limit(PAGE).after(cursor), Tally.class);
            for (var part : page.data()) {
                days.computeIfAbsent(part.value().day(), _ -> new EnumMap<>(Purpose.class))
                        .merge(part.value().purpose(), part.value(), Tally::and);
            }
            cursor = page.next();
        } while (cursor != null);
        return days;
    }

    /** Counts a day anew from its texts; 409 while they move. */
    void recount(LocalDate day) {
        var keys = new ArrayList<String>();
        for (var purpose : Purpose.values()) {
            for (int part = 0; part < Tallies.PARTS; part++) {
                keys.add(Tallies.part(day.toString(), purpose, part));
            }
        }
        var before = new HashMap<String, Stored<Tally>>();
        rows.all(keys, Tally.class).forEach(part -> before.put(part.sk(), part));
        var settled = platform.clock().now().minus(SETTLED);
        if (before.values().stream().anyMatch(part -> part.updatedAt().isAfter(settled))) {
            throw MOVING.problem();
        }
        var found = counted(day);
        var writes = new ArrayList<Write>();
        for (var key : keys) {
            var old = before.get(key);
            var unmoved = old == null ? Condition.absent(TableName.SORT) : Condition.equal("version", old.version());
            var now = found.get(key);
            if (now != null) {
                writes.add(
                        (old == null ? rows.insert(key, now, Actor.SYSTEM) : rows.replace(old, now)).otherwise(MOVING));
            } else if (old != null) {
                writes.add(rows.delete(key).when(unmoved).otherwise(MOVING));
            } else {
                writes.add(rows.check(key, unmoved).otherwise(MOVING));
            }
        }
        platform.database().commit(writes);
    }

    /** The counts of the day's texts, each purpose's in its first part. */
    private Map<String, Tally> counted(LocalDate day) {
        var sums = new HashMap<String, Tally>();
        // Wherever on Earth the day was, and whatever the sub-account's zone is now.
        var from = day.atStartOfDay().toInstant(ZoneOffset.ofHours(14));
        var to = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(-12));
        var query = Query.between(Json.text(from), Json.text(to))
                .on(TextKeys.BY_TIME)
                .limit(PAGE);
        @Nullable String cursor = null;
        do {
            var page = rows.query(query.after(cursor), SmsMessage.class);
            for (var one : page.data()) {
                var text = one.value();
                if (day.toString().equals(text.day())) {
                    sums.compute(
                            Tallies.part(day.toString(), text.purpose(), 0),
                            (_, sum) -> (sum == null ? Tally.none(day.toString(), text.purpose()) : sum)
                                    .and(Place.of(text.status())));
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return sums;
    }
}
