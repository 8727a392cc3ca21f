package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One sub-account's strategies. Its default strategy is kept a second time, in full, under a key of its own; every
 * change writes both copies in one transaction, so that the agent never reads an old one. The first active strategy
 * becomes the default; where the default goes, the oldest active one follows.
 */
public final class TenantStrategies {
    private static final int ATTEMPTS = 5;

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantStrategies(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.STRATEGIES).of(tenant);
    }

    /** What the agent is told; null where there is no agent. One round trip. See {@link BriefKeys#brief}. */
    public @Nullable AgentBrief brief(@Nullable String strategyId) {
        return BriefKeys.brief(
                BriefKeys.want(platform.database().batch(tenant), strategyId).read(), strategyId);
    }

    /** What the agent would be told by that very strategy, switched off or not; 404 where there is none. */
    AgentBrief briefOf(String id) {
        var answer = BriefKeys.want(platform.database().batch(tenant), id).read();
        var strategy = answer.find(TableName.STRATEGIES, BriefKeys.strategy(id), Strategy.class)
                .orElseThrow(ProblemType.NOT_FOUND::problem);
        return AgentBrief.of(
                strategy.value(),
                answer.find(TableName.STRATEGIES, BriefKeys.ACTIVE_TEMPLATE, PromptTemplate.class)
                        .map(Stored::value)
                        .orElse(null));
    }

    /** The strategy, or null where there is none of that id. */
    public @Nullable Stored<Strategy> find(String id) {
        return rows.get(BriefKeys.strategy(id), Strategy.class);
    }

    /** The strategy; 404 where there is none of that id. */
    public Stored<Strategy> need(String id) {
        return rows.need(BriefKeys.strategy(id), Strategy.class);
    }

    /** A page of the strategies. */
    public Page<Stored<Strategy>> list(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(BriefKeys.STRATEGY).limit(limit).after(cursor), Strategy.class);
    }

    /** The id of the default strategy, or an empty text where there is none. */
    public String defaultId() {
        var held = rows.get(BriefKeys.DEFAULT, Strategy.class);
        return held == null ? "" : held.value().id();
    }

    /** The published versions, newest first. */
    public Page<Stored<StrategyVersion>> versions(String id, @Nullable String cursor, int limit) {
        need(id);
        var query = Query.prefix(BriefKeys.VERSION + id + "#")
                .newestFirst()
                .limit(limit)
                .after(cursor);
        return rows.query(query, StrategyVersion.class);
    }

    /** Adds a strategy with its first version. */
    public Stored<Strategy> add(Strategy made, boolean isDefault, Actor by) {
        return attempt(() -> {
            var held = rows.get(BriefKeys.DEFAULT, Strategy.class);
            var writes = new ArrayList<Write>();
            writes.add(rows.insert(BriefKeys.strategy(made.id()), made, by));
            writes.add(version(made, by));
            writes.addAll(withDefault(held, made, isDefault, by));
            platform.database().commit(writes);
            return need(made.id());
        });
    }

    /** Changes a strategy; a change of its content publishes a new version. */
    public Stored<Strategy> change(
            String id, Optional<Long> ifMatch, boolean makeDefault, UnaryOperator<Strategy> change, Actor by) {
        return attempt(() -> {
            var both = read(id);
            var old = both.one();
            if (ifMatch.isPresent() && ifMatch.get() != old.version()) {
                throw ProblemType.STALE_VERSION.problem();
            }
            var next = change.apply(old.value());
            var writes = new ArrayList<Write>();
            writes.add(rows.replace(old, next).otherwise(ProblemType.CONFLICT));
            if (next.currentVersion() != old.value().currentVersion()) {
                writes.add(version(next, by));
            }
            writes.addAll(withDefault(both.held(), next, makeDefault, by));
            platform.database().commit(writes);
            return new Stored<>(
                    old.sk(),
                    next,
                    old.version() + 1,
                    old.createdAt(),
                    platform.clock().now(),
                    old.createdBy());
        });
    }

    /** Removes a strategy; its versions stay, because what was said on them can still be asked for. */
    public void delete(String id) {
        attempt(() -> {
            var both = read(id);
            var writes = new ArrayList<Write>();
            writes.add(rows.delete(both.one().sk())
                    .when(Condition.equal("version", both.one().version()))
                    .otherwise(ProblemType.CONFLICT));
            writes.addAll(without(both.held(), id));
            platform.database().commit(writes);
            return both;
        });
    }

    private record Both(Stored<Strategy> one, @Nullable Stored<Strategy> held) {}

    private Both read(String id) {
        BatchRead.Answer answer = platform.database()
                .batch(tenant)
                .want(TableName.STRATEGIES, BriefKeys.strategy(id))
                .want(TableName.STRATEGIES, BriefKeys.DEFAULT)
                .read();
        var one = answer.find(TableName.STRATEGIES, BriefKeys.strategy(id), Strategy.class)
                .orElseThrow(ProblemType.NOT_FOUND::problem);
        return new Both(
                one,
                answer.find(TableName.STRATEGIES, BriefKeys.DEFAULT, Strategy.class)
                        .orElse(null));
    }

    private Write version(Strategy of, Actor by) {
        var version = new StrategyVersion(
                of.id(),
                of.currentVersion(),
                of.content().sha256(),
                of.content(),
                platform.clock().now(),
                by);
        var sk = BriefKeys.VERSION + of.id() + "#" + "%06d".formatted(of.currentVersion());
        return rows.insert(sk, version, by).otherwise(ProblemType.CONFLICT);
    }

    /** What keeps the default copy true while the strategy is written. */
    private List<Write> withDefault(@Nullable Stored<Strategy> held, Strategy next, boolean makeDefault, Actor by) {
        if (held == null) {
            return List.of(
                    next.isActive()
                            ? rows.insert(BriefKeys.DEFAULT, next, by)
                            : rows.check(BriefKeys.DEFAULT, Condition.absent(TableName.SORT)));
        }
        boolean isIt = held.value().id().equals(next.id());
        if (isIt && !next.isActive()) {
            return without(held, next.id());
        }
        return List.of(
                (isIt || makeDefault) && next.isActive()
                        ? rows.replace(held, next).otherwise(ProblemType.CONFLICT)
                        : rows.check(BriefKeys.DEFAULT, Condition.equal("version", held.version())));
    }

    /** What keeps the default copy true while the strategy of the id goes. */
    private List<Write> without(@Nullable Stored<Strategy> held, String id) {
        if (held == null) {
            return List.of(rows.check(BriefKeys.DEFAULT, Condition.absent(TableName.SORT)));
        }
        if (!held.value().id().equals(id)) {
            return List.of(rows.check(BriefKeys.DEFAULT, Condition.equal("version", held.version())));
        }
        var successor = successor(id);
        if (successor == null) {
            return List.of(rows.delete(BriefKeys.DEFAULT)
                    .when(Condition.equal("version", held.version()))
                    .otherwise(ProblemType.CONFLICT));
        }
        return List.of(
                rows.replace(held, successor.value()).otherwise(ProblemType.CONFLICT),
                rows.check(successor.sk(), Condition.equal("version", successor.version())));
    }

    private @Nullable Stored<Strategy> successor(String without) {
        @Nullable Stored<Strategy> oldest = null;
        @Nullable String cursor = null;
        do {
            var page = list(cursor, 100);
            for (var one : page.data()) {
                boolean mayBe = one.value().isActive() && !one.value().id().equals(without);
                if (mayBe && (oldest == null || one.createdAt().isBefore(oldest.createdAt()))) {
                    oldest = one;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return oldest;
    }

    /** Two changes at once meet at the version conditions; the later one reads again. */
    private static <T> T attempt(Supplier<T> work) {
        for (int left = ATTEMPTS; ; left--) {
            try {
                return work.get();
            } catch (Problem problem) {
                if (left == 1 || !problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
            }
        }
    }
}
