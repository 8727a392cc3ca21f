package com.loctelli.messaging.consent;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.delivery.TextKeys;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's addresses of which connected systems are still to be told. Only that there is something to tell is kept,
 * never what: who tells it reads how it is then, so that of a STOP and a START in a row the last one counts. One at a time tells
 * of an address, and a change meanwhile makes it be told again.
 */
public final class UntoldOptOuts {
    private static final Duration HINT = Duration.ofSeconds(30);
    /** With waits of hours in between, two days. */
    private static final int MOST_ATTEMPTS = 12;

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));
    private static final ProblemType CHANGED =
            new ProblemType("messaging/changed-meanwhile", 409, "The person has said something else meanwhile");

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    /** The tenant's. */
    public UntoldOptOuts(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /** The write that says it, for the transaction that changes what the address wants. */
    Write write(String address) {
        var now = platform.clock().now();
        return rows.upsert(
                ConsentKeys.untold(address),
                new Update()
                        .set("address", address)
                        .set("since", now)
                        .set("attempts", 0)
                        .set(TextKeys.BY_DUE, TextKeys.due(now.plus(HINT), address))
                        .remove("lastError"));
    }

    /** Has it told now; what SQS does not take, the sweep gives again. */
    public void hint(String address) {
        try {
            var body = new OptOutChanged(address);
            platform.queues().send(Outgoing.sealed(QueueName.OPT_OUTS, tenant, platform.cipher(), body));
        } catch (RuntimeException _) {
            // The item is there and due.
            return;
        }
    }

    /** The same by the sweep, which looks again after a minute. */
    public void hintAgain(String address) {
        var found = rows.get(ConsentKeys.untold(address), Untold.class);
        var due = TextKeys.due(platform.clock().now().plus(HINT.multipliedBy(2)), address);
        // The index is a moment behind: what was told meanwhile is not made anew, and is not told.
        if (found != null && isMade(found, new Update().set(TextKeys.BY_DUE, due))) {
            hint(address);
        }
    }

    /** Takes an address to tell of it; null where there is nothing to tell, or somebody else does. */
    public @Nullable Stored<Untold> claim(String address, Duration lease) {
        var found = rows.get(ConsentKeys.untold(address), Untold.class);
        var now = platform.clock().now();
        if (found == null) {
            return null;
        }
        var claimed = found.value().claimedUntil();
        if (claimed != null && claimed.isAfter(now)) {
            return null;
        }
        var update = new Update()
                .set("claimedUntil", now.plus(lease))
                .set(TextKeys.BY_DUE, TextKeys.due(now.plus(lease), address));
        return isMade(found, update)
                ? new Stored<>(
                        found.sk(), found.value(), found.version() + 1, found.createdAt(), now, found.createdBy())
                : null;
    }

    /** They were told; a change meanwhile is told next. */
    public void told(Stored<Untold> claimed) {
        try {
            platform.database()
                    .commit(rows.delete(claimed.sk())
                            .when(Condition.equal("version", claimed.version()))
                            .otherwise(CHANGED));
        } catch (Problem problem) {
            giveBack(claimed, problem);
        }
    }

    /** It is not its turn yet, which is no failure. */
    public void later(Stored<Untold> claimed, Duration after) {
        var at = platform.clock().now().plus(after);
        var address = claimed.value().address();
        if (!isMade(claimed, new Update().remove("claimedUntil").set(TextKeys.BY_DUE, TextKeys.due(at, address)))) {
            giveBack(claimed, CHANGED.problem());
        }
    }

    /** They could not be told; it is tried again later, ever more seldom, and after two days no more. */
    public void failed(Stored<Untold> claimed, String why, @Nullable Duration after) {
        int attempts = claimed.value().attempts() + 1;
        var update =
                new Update().set("attempts", attempts).set("lastError", why).remove("claimedUntil");
        if (attempts >= MOST_ATTEMPTS) {
            update.remove(TextKeys.BY_DUE);
        } else {
            var wait = Objects.requireNonNullElse(after, WAITS.get(Math.min(attempts, WAITS.size()) - 1));
            update.set(
                    TextKeys.BY_DUE,
                    TextKeys.due(
                            platform.clock().now().plus(wait), claimed.value().address()));
        }
        if (!isMade(claimed, update)) {
            giveBack(claimed, CHANGED.problem());
        }
    }

    /** What is still to be told, in no order. */
    public List<Untold> all(int most) {
        return rows.query(Query.prefix(ConsentKeys.UNTOLD).limit(most), Untold.class).data().stream()
                .map(Stored::value)
                .toList();
    }

    private void giveBack(Stored<Untold> claimed, Problem problem) {
        if (!problem.type().equals(CHANGED)) {
            throw problem;
        }
        var address = claimed.value().address();
        var now = platform.clock().now();
        platform.database()
                .commit(rows.update(
                        claimed.sk(),
                        new Update().remove("claimedUntil").set(TextKeys.BY_DUE, TextKeys.due(now, address))));
        hint(address);
    }

    private boolean isMade(Stored<Untold> found, Update update) {
        try {
            platform.database()
                    .commit(rows.update(found.sk(), update)
                            .when(Condition.equal("version", found.version()))
                            .otherwise(CHANGED));
            return true;
        } catch (Problem problem) {
            if (problem.type().equals(CHANGED)) {
                return false;
            }
            throw problem;
        }
    }
}
