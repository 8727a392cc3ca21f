package com.loctelli.messaging.optout;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's reviews at rest: an item each, and a line in the list of its state, so that a list is read in the order
 * of time without looking at the rest.
 */
public final class OptOutReviews {
    /** Somebody has judged it before. */
    public static final ProblemType JUDGED =
            new ProblemType("messaging/review-judged", 409, "Somebody has judged this text before");

    private final Rows rows;

    /** The tenant's. */
    public OptOutReviews(Platform platform, Tenant tenant) {
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /** The review of a text, or null. */
    public @Nullable OptOutReview find(String id) {
        var found = rows.get(key(id), OptOutReview.class);
        return found == null ? null : found.value();
    }

    /** The review of a text; 404 without one. */
    public OptOutReview need(String id) {
        return rows.need(key(id), OptOutReview.class).value();
    }

    /** The reviews of a state, oldest first. */
    public Page<OptOutReview> page(ReviewState state, @Nullable String cursor, int limit) {
        var lines = rows.query(Query.prefix(listed(state)).after(cursor).limit(limit), DoubtfulText.class);
        var keys =
                lines.data().stream().map(line -> key(line.value().reviewId())).toList();
        var found =
                rows.all(keys, OptOutReview.class).stream().map(Stored::value).toList();
        return new Page<>(found, lines.next(), lines.limit());
    }

    /** The writes of a new review. */
    public List<Write> open(OptOutReview review, Actor by) {
        return List.of(
                rows.put(key(review.id()), review, by), rows.put(line(review), new DoubtfulText(review.id()), by));
    }

    /** The writes that close an open review; refused with {@link #JUDGED} where it is not open any more. */
    public List<Write> close(OptOutReview review, ReviewState state, Actor by, Instant at, @Nullable String reason) {
        var id = by.id();
        var update = new Update()
                .set("state", state.wire())
                .set("judgedAt", at)
                .set("judgedBy", id == null ? by.type() : id);
        if (reason != null) {
            update.set("reason", reason);
        }
        return List.of(
                rows.update(key(review.id()), update)
                        .when(Condition.equal("state", ReviewState.OPEN.wire()))
                        .otherwise(JUDGED),
                rows.delete(line(review)),
                rows.put(listed(state) + review.at() + "#" + review.id(), new DoubtfulText(review.id()), by));
    }

    private static String key(String id) {
        return "REVIEW#" + id;
    }

    private static String listed(ReviewState state) {
        return "REVIEWS#" + state.wire() + "#";
    }

    private static String line(OptOutReview review) {
        return listed(review.state()) + review.at() + "#" + review.id();
    }
}
