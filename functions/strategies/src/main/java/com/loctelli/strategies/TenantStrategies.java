package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One sub-account's strategies and their versions. What is written of one is written of its copy too, where it is the
 * {@link DefaultStrategy}.
 */
public final class TenantStrategies {
    private static final int ATTEMPTS = 5;

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final DefaultStrategy defaults;

    public TenantStrategies(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.STRATEGIES).of(tenant);
        this.defaults = new DefaultStrategy(rows);
    }

    /** What the agent is told; null where there is no agent. One round trip. See {@link BriefKeys#brief}. */
    public @Nullable AgentBrief brief(@Nullable String strategyId) {
        return BriefKeys.brief(
                BriefKeys.want(platform.database().batch(tenant), strategyId).read(), strategyId);
    }

    /** What the agent would be told by that very strategy, switched off or not; 404 where there is none. */
    public AgentBrief briefOf(String id) {
        var answer = BriefKeys.want(platform.database().batch(tenant), id).read();
        var strategy = answer.find(TableName.STRATEGIES, BriefKeys.strategy(id), Strategy.class)
                .orElseThrow(ProblemType.NOT_FOUND::problem);
        return AgentBrief.of(
                strategy.value(),
                answer.find(TableName.STRATEGIES, BriefKeys.ACTIVE_TEMPLATE, PromptTemplate.class)
                        .map(Stored::value)
                        .orElse(null));
    }

    /** The same by one of its versions, published or not. */
    public AgentBrief briefOf(String id, @Nullable Integer version) {
        var brief = briefOf(id);
        return version == null || version == brief.version()
                ? brief
                : brief.saying(version, version(id, version).value().content(), brief.template());
    }

    /** Writes an agent as the default one among another's rows, answering by itself: for a rehearsal. */
    public void rehearse(AgentBrief brief, Tenant other) {
        var made = Strategy.rehearsing(brief, platform.clock().now());
        new TenantStrategies(platform, other).add(made, true, Actor.SYSTEM);
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
        var held = defaults.held();
        return held == null ? "" : held.value().id();
    }

    /** The versions, drafts among them, newest first. */
    public Page<Stored<StrategyVersion>> versions(String id, @Nullable String cursor, int limit) {
        need(id);
        var query = Query.prefix(BriefKeys.VERSION + id + "#")
                .newestFirst()
                .limit(limit)
                .after(cursor);
        return rows.query(query, StrategyVersion.class);
    }

    /** The version, published or not; 404 where there is none. */
    public Stored<StrategyVersion> version(String id, int number) {
        return rows.need(versionKey(id, number), StrategyVersion.class);
    }

    /** A version of a strategy that may be deleted by now, or null. */
    public @Nullable StrategyVersion findVersion(String id, int number) {
        var found = rows.get(versionKey(id, number), StrategyVersion.class);
        return found == null ? null : found.value();
    }

    /** Writes a version that is not published: what the agent says stays as it is. */
    public StrategyVersion draft(
            String id, UnaryOperator<StrategyContent> change, @Nullable Integer basedOn, Actor by) {
        return attempt(() -> {
            var strategy = need(id);
            var base = basedOn == null
                    ? strategy.value().content()
                    : version(id, basedOn).value().content();
            var content = change.apply(base);
            var draft = new StrategyVersion(id, nextVersion(id), content.sha256(), content, null, null);
            platform.database()
                    .commit(
                            rows.insert(versionKey(id, draft.number()), draft, by)
                                    .otherwise(ProblemType.CONFLICT),
                            rows.check(strategy.sk(), Condition.present(TableName.SORT))
                                    .otherwise(ProblemType.NOT_FOUND));
            return draft;
        });
    }

    /**
     * Lets the agent speak by a version from now on. Repeating it changes nothing.
     *
     * @param again whether it must have been published before: a way back, not a step forward
     */
    public Stored<Strategy> publish(String id, int number, boolean again, Optional<Long> ifMatch, Actor by) {
        return attempt(() -> {
            var both = read(id);
            var old = both.one();
            if (ifMatch.isPresent() && ifMatch.get() != old.version()) {
                throw ProblemType.STALE_VERSION.problem();
            }
            var wanted = version(id, number);
            boolean isDraft = wanted.value().publishedAt() == null;
            if (again && isDraft) {
                throw StrategyProblems.NEVER_PUBLISHED.problem();
            }
            if (old.value().currentVersion() == number) {
                return old;
            }
            var next = old.value().on(number, wanted.value().content());
            var writes = new ArrayList<Write>();
            writes.add(rows.replace(old, next).otherwise(ProblemType.CONFLICT));
            if (isDraft) {
                writes.add(rows.update(
                        wanted.sk(),
                        new Update().set("publishedAt", platform.clock().now()).set("publishedBy", by)));
            }
            writes.addAll(defaults.with(both.held(), next, false, by));
            writes.add(Briefs.changed(platform, rows));
            platform.database().commit(writes);
            return need(id);
        });
    }

    /** Adds a strategy with its first version. */
    public Stored<Strategy> add(Strategy made, boolean isDefault, Actor by) {
        return attempt(() -> {
            var held = defaults.held();
            var writes = new ArrayList<Write>();
            writes.add(rows.insert(BriefKeys.strategy(made.id()), made, by));
            writes.add(version(made, by));
            writes.addAll(defaults.with(held, made, isDefault, by));
            writes.add(Briefs.changed(platform, rows));
            platform.database().commit(writes);
            return need(made.id());
        });
    }

    /** Changes a strategy; a change of its content publishes a new version. */
    public Stored<Strategy> change(
            String id, Optional<Long> ifMatch, boolean makeDefault, UnaryOperator<Strategy> change, Actor by) {
        return change(id, ifMatch, makeDefault, change, List.of(), by);
    }

    /** The same together with further writes, which may refuse it. */
    Stored<Strategy> change(
            String id,
            Optional<Long> ifMatch,
            boolean makeDefault,
            UnaryOperator<Strategy> change,
            List<Write> also,
            Actor by) {
        return attempt(() -> {
            var both = read(id);
            var old = both.one();
            if (ifMatch.isPresent() && ifMatch.get() != old.version()) {
                throw ProblemType.STALE_VERSION.problem();
            }
            var changed = change.apply(old.value());
            boolean saysOther = changed.currentVersion() != old.value().currentVersion();
            var next = saysOther ? changed.on(nextVersion(id), changed.content()) : changed;
            var writes = new ArrayList<Write>();
            writes.add(rows.replace(old, next).otherwise(ProblemType.CONFLICT));
            if (saysOther) {
                writes.add(version(next, by));
            }
            writes.addAll(defaults.with(both.held(), next, makeDefault, by));
            writes.addAll(also);
            writes.add(Briefs.changed(platform, rows));
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
            writes.addAll(defaults.without(both.held(), id));
            writes.add(Briefs.changed(platform, rows));
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

    /** The number of the version that is written next; two who read the same one meet at its insertion. */
    private int nextVersion(String id) {
        return versions(id, null, 1).data().getFirst().value().number() + 1;
    }

    private static String versionKey(String id, int number) {
        return BriefKeys.VERSION + id + "#" + "%06d".formatted(number);
    }

    private Write version(Strategy of, Actor by) {
        var version = new StrategyVersion(
                of.id(),
                of.currentVersion(),
                of.content().sha256(),
                of.content(),
                platform.clock().now(),
                by);
        return rows.insert(versionKey(of.id(), of.currentVersion()), version, by)
                .otherwise(ProblemType.CONFLICT);
    }

    /** Two changes at once meet at the version conditions; the later one reads again. */
    private static <T> T attempt(Supplier<T> work) {
        return Optimistic.retried(ATTEMPTS, Set.of(ProblemType.CONFLICT), work);
    }
}
