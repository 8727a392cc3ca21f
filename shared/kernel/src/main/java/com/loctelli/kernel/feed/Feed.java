package com.loctelli.kernel.feed;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What happened in one sub-account, in an order that is the same for all who watch. A happening is written without a
 * number, so that those who write never wait for one another; the first who sees it numbers it, in one transaction with
 * the feed's last number. Numbers have no gaps: a watcher who sees one number missing stops before it, and no transaction
 * that ends late is ever passed over.
 */
public final class Feed {
    /** How much earlier a write may have been stamped than it was made: AWS refuses a request that is signed longer ago. */
    private static final Duration LATE = Duration.ofMinutes(5);
    /** For how long a cursor holds; what happened since is all there. */
    private static final Duration HOLDS = Duration.ofDays(1);

    private static final ProblemType TOO_OLD = new ProblemType(
            "feed/cursor-too-old", 410, "What happened since is no longer kept: load anew, and begin without a cursor");

    /** So many moves and the head are one transaction. */
    private static final int AT_ONCE = 45;

    private static final int ATTEMPTS = 8;

    private final Platform platform;
    private final Rows rows;

    /** The feed of the tenant. */
    public Feed(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.FEED).of(tenant);
    }

    /** The last number that was given. */
    @Json
    record Head(long last) {}

    /**
     * What a look saw.
     *
     * @param next where the next look begins
     */
    public record Look(List<FeedEntry> seen, FeedCursor next) {}

    /** Where somebody begins who watches from now on; what happened in the last minutes may be told to them too. */
    public FeedCursor begin() {
        var now = platform.clock().now();
        var head = rows.get(FeedKeys.HEAD, Head.class);
        return new FeedCursor(head == null ? 0 : head.value().last(), now);
    }

    /** What happened after the cursor, oldest first: one query where nothing is new, and one transaction where something is. */
    public Look after(FeedCursor cursor, int limit) {
        if (cursor.at().isBefore(platform.clock().now().minus(HOLDS))) {
            throw TOO_OLD.problem();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return look(cursor, limit);
            } catch (Problem problem) {
                if (attempt == ATTEMPTS || !problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
                // Another watcher numbered them: they are read with their numbers now.
                LockSupport.parkNanos(
                        Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(10L * attempt))
                                .toNanos());
            }
        }
    }

    private Look look(FeedCursor cursor, int limit) {
        var began = platform.clock().now();
        var oldest = FeedKeys.from(cursor.at().minus(LATE));
        var page = rows.query(
                Query.between(oldest, FeedKeys.numbered(cursor.number() + 1))
                        .newestFirst()
                        .limit(limit)
                        .eventually(),
                FeedEntry.class);
        var seen = new ArrayList<FeedEntry>();
        var fresh = new ArrayList<Stored<FeedEntry>>();
        long last = cursor.number();
        boolean isWhole = page.next() == null;
        for (var one : page.data()) {
            if (one.sk().startsWith(FeedKeys.NEW)) {
                fresh.addFirst(one);
            } else if (one.value().number() == last + 1) {
                seen.add(one.value());
                last++;
            } else {
                // One between is being written: it is seen at the next look, and what follows it then too.
                return new Look(List.copyOf(seen), new FeedCursor(last, cursor.at()));
            }
        }
        if (!fresh.isEmpty()) {
            boolean isMore = !isWhole || fresh.size() > AT_ONCE;
            var some = isMore ? oldestOf(oldest) : List.copyOf(fresh);
            isWhole = !isMore;
            seen.addAll(number(some, last));
            last += some.size();
        }
        return new Look(List.copyOf(seen), new FeedCursor(last, isWhole ? began : cursor.at()));
    }

    private List<Stored<FeedEntry>> oldestOf(String from) {
        var query = Query.between(from, FeedKeys.END_OF_NEW).limit(AT_ONCE);
        return rows.query(query, FeedEntry.class).data();
    }

    private List<FeedEntry> number(List<Stored<FeedEntry>> fresh, long last) {
        var now = platform.clock().now();
        var out = new ArrayList<FeedEntry>();
        var writes = new ArrayList<Write>();
        for (var one : fresh) {
            var entry = one.value().numbered(last + 1 + out.size());
            out.add(entry);
            writes.add(rows.put(FeedKeys.numbered(entry.number()), entry, Actor.SYSTEM)
                    .expires(end(now)));
            writes.add(rows.delete(one.sk()).when(Condition.present(TableName.SORT)));
        }
        var isLast = Condition.equal("last", last);
        writes.add(rows.upsert(FeedKeys.HEAD, new Update().set("last", last + out.size()))
                .when(last == 0 ? Condition.absent("last").or(isLast) : isLast));
        platform.database().commit(writes);
        return out;
    }

    private static Instant end(Instant now) {
        return now.plus(FeedKeys.KEPT);
    }
}
