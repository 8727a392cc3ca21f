package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.time.Clock;
import io.avaje.jsonb.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a sub-account's own programs: {@code lk_} and 44 random letters and digits, of which only the hash is
 * kept. The directory leads from the hash to the tenant; what the key may is a row of the tenant. Both are read once,
 * and serve five seconds, or until this process changes anybody's access.
 */
public final class ApiKeys {
    private static final Pattern FORM = Pattern.compile("lk_[A-Za-z0-9]{44}");
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration COARSE = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Directory directory;
    private final Database database;
    private final Epochs epochs;
    private final Clock clock;
    private final Map<String, Seen> known = new ConcurrentHashMap<>();

    public ApiKeys(Directory directory, Database database, Epochs epochs, Clock clock) {
        this.directory = directory;
        this.database = database;
        this.epochs = epochs;
        this.clock = clock;
    }

    private record Seen(Caller.Key caller, @Nullable Instant expiresAt, Instant at, long changes) {}

    /** Whether a bearer's text has the form of a key. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** The hash that is kept of a key. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What leads from a key's hash to its tenant; the fact {@code key} holds the key's id. */
    public static RoutingKey routing(String hash) {
        return new RoutingKey("APIKEY#" + hash);
    }

    /** The sort key of a key's row. */
    public static String key(String id) {
        return "KEY#" + id;
    }

    /** Whose key it is; throws 401 for one that is none, has ended, or is of a suspended sub-account. */
    public Caller.Key verify(String text) {
        var hash = hash(text);
        var now = clock.now();
        var seen = known.get(hash);
        if (seen == null || !isFresh(seen, now)) {
            seen = read(hash, now);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(hash, seen);
        }
        var end = seen.expiresAt();
        if (end != null && !now.isBefore(end)) {
            throw ProblemType.UNAUTHENTICATED.problem();
        }
        return seen.caller();
    }

    private boolean isFresh(Seen seen, Instant now) {
        return seen.changes() == epochs.changes()
                && !now.isBefore(seen.at())
                && now.isBefore(seen.at().plus(FRESH));
    }

    private Seen read(String hash, Instant now) {
        long changes = epochs.changes();
        var routed = directory.find(routing(hash)).orElseThrow(ProblemType.UNAUTHENTICATED::problem);
        var id = routed.facts().getOrDefault("key", "");
        var answer = database.batch(routed.tenant())
                .want(TableName.ACCESS, key(id))
                .want(TableName.ACCESS, Epochs.STANDING)
                .want(TableName.SUBACCOUNTS, Admission.KEY)
                .read();
        epochs.admitted(routed.tenant(), answer);
        var held = answer.find(TableName.ACCESS, key(id), Held.class)
                .map(found -> found.value())
                .filter(found -> found.revokedAt() == null && found.hash().equals(hash))
                .orElseThrow(ProblemType.UNAUTHENTICATED::problem);
        boolean isClosed = answer.find(TableName.ACCESS, Epochs.STANDING, Epochs.Standing.class)
                .filter(found -> Boolean.FALSE.equals(found.value().mayEnter()))
                .isPresent();
        if (isClosed) {
            throw ProblemType.UNAUTHENTICATED.problem();
        }
        var rowsOf = held.rowsOf();
        var caller = new Caller.Key(
                routed.tenant(),
                id,
                held.role(),
                List.copyOf(held.scopes()),
                rowsOf == null ? Reaches.ALL : Reaches.own(rowsOf));
        noteUse(caller, held.lastUsedAt(), now);
        return new Seen(caller, held.expiresAt(), now, changes);
    }

    /** Notes the use to the hour, so that a busy key is not a busy row. */
    private void noteUse(Caller.Key caller, @Nullable Instant last, Instant now) {
        if (last != null && now.isBefore(last.plus(COARSE))) {
            return;
        }
        try {
            database.commit(database.table(TableName.ACCESS)
                    .of(caller.tenant())
                    .update(key(caller.id()), new Update().set("lastUsedAt", now)));
        } catch (Problem _) {
            // A note that could not be written keeps nobody out; the next use writes it.
        }
    }

    /** What is read here of a key's row. */
    @Json
    record Held(
            String hash,
            Role role,
            List<String> scopes,
            @Nullable String rowsOf,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}
}
