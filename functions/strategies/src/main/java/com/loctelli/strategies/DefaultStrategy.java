package com.loctelli.strategies;

import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sub-account's default strategy, which is kept a second time, in full, under a key of its own; every change writes
 * both copies in one transaction, so that the agent never reads an old one. The first active strategy becomes the
 * default; where the default goes, the oldest active one follows.
 */
final class DefaultStrategy {
    private static final int PAGE = 100;

    private final Rows rows;

    DefaultStrategy(Rows rows) {
        this.rows = rows;
    }

    /** The copy; null where there is no default. */
    @Nullable
    Stored<Strategy> held() {
        return rows.get(BriefKeys.DEFAULT, Strategy.class);
    }

    /** What keeps the default copy true while the strategy is written. */
    List<Write> with(@Nullable Stored<Strategy> held, Strategy next, boolean makeDefault, Actor by) {
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
    List<Write> without(@Nullable Stored<Strategy> held, String id) {
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
            var page = rows.query(Query.prefix(BriefKeys.STRATEGY).limit(PAGE).after(cursor), Strategy.class);
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
}
