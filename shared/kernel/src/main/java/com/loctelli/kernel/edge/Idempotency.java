package com.loctelli.kernel.edge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to an {@code Idempotency-Key} is kept for a day and given again: one conditional write before the
 * work, one after it. A key whose first request was stopped is free again after the function's longest run. Of the
 * request itself nothing is kept but an HMAC, since a request may hold a password.
 */
final class Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RUNNING = Duration.ofMinutes(1);
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final String PURPOSE = "idempotency";

    private final Platform platform;

    Idempotency(Platform platform) {
        this.platform = platform;
    }

    /** The first request's outcome, or empty where this is the first. */
    Optional<Outcome> begin(Caller caller, String key, String fingerprint) {
        if (key.isEmpty() || key.length() > 255) {
            throw Problem.field("/Idempotency-Key", "value", "must have 1 to 255 characters");
        }
        var record = new IdempotencyRecord(platform.keys().sign(PURPOSE, fingerprint), null, null, null);
        try {
            platform.database()
                    .commit(rows(caller)
                            .insert(sk(caller, key), record, caller.actor())
                            .expires(platform.clock().now().plus(RUNNING))
                            .otherwise(found -> new Taken(found == null ? "" : found.text("requestHash"))));
            return Optional.empty();
        } catch (Taken taken) {
            // The version before kept a plain hash; the last of those is gone in a day.
            boolean isSame =
                    taken.requestHash.equals(record.requestHash()) || taken.requestHash.equals(hash(fingerprint));
            if (!isSame) {
                throw ProblemType.IDEMPOTENCY_MISMATCH.problem().causedBy(taken);
            }
            var first = rows(caller).get(sk(caller, key), IdempotencyRecord.class);
            if (first == null || first.value().status() == null) {
                throw ProblemType.IDEMPOTENCY_IN_PROGRESS
                        .problem()
                        .retryAfter(Duration.ofSeconds(1))
                        .causedBy(taken);
            }
            return Optional.of(new Outcome(
                    first.value().status(), first.value().body(), first.value().etag()));
        }
    }

    /** Keeps the outcome for the key's next request; an outcome that may differ next time frees the key instead. */
    void end(Caller caller, String key, Outcome outcome) {
        var rows = rows(caller);
        var body = outcome.body();
        if (outcome.status() >= 500 || outcome.status() == 429 || (body != null && body.length() > LARGEST_ANSWER)) {
            platform.database().commit(rows.delete(sk(caller, key)));
            return;
        }
        var update = new Update()
                .set("status", outcome.status())
                .set("ttl", platform.clock().now().plus(KEPT).getEpochSecond());
        if (body != null) {
            update.set("body", body);
        }
        var etag = outcome.etag();
        if (etag != null) {
            update.set("etag", etag);
        }
        platform.database().commit(rows.upsert(sk(caller, key), update).when(Condition.present(TableName.SORT)));
    }

    private Rows rows(Caller caller) {
        return switch (caller) {
            case Caller.User user -> platform.database().table(TableName.KERNEL).of(user.tenant());
            case Caller.Visitor visitor ->
                platform.database().table(TableName.KERNEL).of(visitor.tenant());
            case Caller.Key key -> platform.database().table(TableName.KERNEL).of(key.tenant());
            default -> platform.directory().platformRows();
        };
    }

    private static String sk(Caller caller, String key) {
        return "IDEM#" + caller.actor().type() + "#" + caller.actor().id() + "#" + hash(key);
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** An answer that can be given again. */
    record Outcome(
            int status, @Nullable String body, @Nullable String etag) {}

    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String requestHash;

        Taken(String requestHash) {
            super("taken", null, false, false);
            this.requestHash = requestHash;
        }
    }
}
