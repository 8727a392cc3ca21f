package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.time.Clock;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether the one whom a token names is still who it says. A principal's epoch counts what ends all access tokens at
 * once: another role, another password, a suspension, a sign-out everywhere. One batch read tells it together with the
 * state of the sub-account and of the session; the answer serves five seconds, and no longer where this process made
 * the change. Who has no row is at epoch 0, where no token that is handed to a person begins.
 */
public final class Epochs {
    /** The sort key, among a tenant's rows of {@link TableName#ACCESS}, of what lets its users enter. */
    public static final String STANDING = "STANDING";

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;
    private static final int LARGEST_TEAM = 500;

    private final Database database;
    private final Clock clock;
    private final Map<String, Seen> known = new ConcurrentHashMap<>();
    private final Map<String, Admission> admissions = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    public Epochs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Seen(long epoch, boolean isOpen, Reaches reaches, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    /** The sort key of a user's row. */
    public static String userKey(String id) {
        return "USER#" + id;
    }

    /** The sort key of an admin's row. */
    public static String adminKey(String id) {
        return "ADM#" + id;
    }

    /** The sort key of a session's row. */
    public static String sessionKey(String principalId, String family) {
        return "SES#" + principalId + "#" + family;
    }

    /** The caller, with the rows that are theirs, where a token of that epoch still holds; throws 401 otherwise. */
    public Caller checked(Caller caller, long epoch) {
        var seen = seen(caller, epoch);
        if (!seen.isOpen() || seen.epoch() != epoch) {
            throw ProblemType.UNAUTHENTICATED.problem();
        }
        return caller instanceof Caller.User user
                        && !seen.reaches().byResource().isEmpty()
                ? new Caller.User(user.tenant(), user.id(), user.role(), user.session(), seen.reaches())
                : caller;
    }

    /** The epoch of tokens that hold now. */
    public long current(Caller caller) {
        return seen(caller, 0).epoch();
    }

    /**
     * What the settings of a tenant let its callers do, as read when the credentials of the last of them were. Of a
     * tenant of which nothing was read yet, it is read now.
     */
    public Admission admission(Tenant tenant) {
        var known = admissions.get(tenant.partition());
        return known == null
                ? admitted(
                        tenant,
                        database.batch(tenant)
                                .want(TableName.SUBACCOUNTS, Admission.KEY)
                                .read())
                : known;
    }

    /** Keeps what a read that wanted {@link Admission#KEY} tells of the tenant. */
    Admission admitted(Tenant tenant, BatchRead.Answer answer) {
        var admission = answer.find(TableName.SUBACCOUNTS, Admission.KEY, Admission.class)
                .map(found -> found.value())
                .orElse(Admission.UNKNOWN);
        if (admissions.size() >= MOST) {
            admissions.clear();
        }
        admissions.put(tenant.partition(), admission);
        return admission;
    }

    /** Lets this process see at once what it has changed of the tenant's people and settings. */
    public void changed(Tenant tenant) {
        changes.incrementAndGet();
        admissions.remove(tenant.partition());
        var ofTenant = key(tenant, "");
        known.keySet().removeIf(key -> key.startsWith(ofTenant));
    }

    /** Counts what this process has changed of anybody's access. */
    long changes() {
        return changes.get();
    }

    /** What is known, unless it is old, or older than a token of a later epoch shows it to be. */
    private Seen seen(Caller caller, long epoch) {
        var key = key(caller);
        var seen = known.get(key);
        if (seen != null && seen.isFresh(clock.now()) && epoch <= seen.epoch()) {
            return seen;
        }
        long before = changes.get();
        var read = read(caller);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, read);
        if (changes.get() != before) {
            // Read before a change of this process and kept after it: who comes next reads again.
            known.remove(key, read);
        }
        return read;
    }

    private static String key(Caller caller) {
        return switch (caller) {
            case Caller.User user -> key(user.tenant(), user.id() + "#" + user.session());
            case Caller.Admin admin -> key(Tenant.PLATFORM, admin.id() + "#" + admin.session());
            case Caller.Key _, Caller.Visitor _, Caller.Anonymous _ -> throw ProblemType.UNAUTHENTICATED.problem();
        };
    }

    /** No id has a '#' in it. */
    private static String key(Tenant tenant, String rest) {
        return tenant.partition() + "#" + rest;
    }

    private Seen read(Caller caller) {
        var now = clock.now();
        return switch (caller) {
            case Caller.User user -> {
                var session = sessionKey(user.id(), user.session());
                var answer = database.batch(user.tenant())
                        .want(TableName.ACCESS, userKey(user.id()))
                        .want(TableName.ACCESS, STANDING)
                        .want(TableName.ACCESS, session)
                        .want(TableName.SUBACCOUNTS, Admission.KEY)
                        .read();
                admitted(user.tenant(), answer);
                var standing =
                        answer.find(TableName.ACCESS, STANDING, Standing.class).map(Stored::value);
                boolean isClosed =
                        standing.map(Standing::mayEnter).filter(may -> !may).isPresent();
                var person = answer.find(TableName.ACCESS, userKey(user.id()), Person.class)
                        .map(Stored::value)
                        .orElse(null);
                var reaches =
                        reaches(user, person, standing.map(Standing::scopes).orElse(null));
                yield seen(person, answer, TableName.ACCESS, session, !isClosed, reaches, now);
            }
            case Caller.Admin admin -> {
                var session = sessionKey(admin.id(), admin.session());
                var answer = database.batch(Tenant.PLATFORM)
                        .want(TableName.DIRECTORY, adminKey(admin.id()))
                        .want(TableName.DIRECTORY, session)
                        .read();
                var person = answer.find(TableName.DIRECTORY, adminKey(admin.id()), Person.class)
                        .map(Stored::value)
                        .orElse(null);
                yield seen(person, answer, TableName.DIRECTORY, session, true, Reaches.ALL, now);
            }
            case Caller.Key _, Caller.Visitor _, Caller.Anonymous _ -> throw ProblemType.UNAUTHENTICATED.problem();
        };
    }

    private static Seen seen(
            @Nullable Person person,
            BatchRead.Answer answer,
            TableName table,
            String session,
            boolean isOpen,
            Reaches reaches,
            Instant now) {
        boolean isEnded = answer.find(table, session, Session.class)
                .filter(found -> found.value().revokedAt() != null)
                .isPresent();
        boolean mayEnter = isOpen && !isEnded && (person == null || person.isActive());
        return new Seen(person == null ? 0 : person.tokenEpoch(), mayEnter, reaches, now);
    }

    /** Who runs the sub-account works everybody's rows; the others what is said of them, or else of all such. */
    private Reaches reaches(Caller.User user, @Nullable Person person, @Nullable RowScopes usual) {
        if (person == null || user.role().covers(Role.MANAGER)) {
            return Reaches.ALL;
        }
        var own = Objects.requireNonNullElse(person.scopes(), RowScopes.NONE);
        var teams = Objects.requireNonNullElse(person.teams(), List.<String>of());
        return Reaches.of(
                own.or(Objects.requireNonNullElse(usual, RowScopes.NONE)), user.id(), () -> mates(user, teams));
    }

    /** The user and all who are in a team with the user: a trip a team, for who works a team's rows and no one else. */
    private Set<String> mates(Caller.User user, List<String> teams) {
        var out = new HashSet<>(Set.of(user.id()));
        var rows = database.table(TableName.ACCESS).of(user.tenant());
        for (var team : teams) {
            var members = Query.prefix(memberKey(team, "")).limit(LARGEST_TEAM);
            rows.query(members, Rows.Nothing.class)
                    .data()
                    .forEach(member ->
                            out.add(member.sk().substring(memberKey(team, "").length())));
        }
        return out;
    }

    /** The sort key, among a tenant's rows of {@link TableName#ACCESS}, of a user's being in a team. */
    public static String memberKey(String team, String userId) {
        return "TEAM#" + team + "#" + userId;
    }

    /** What is read here of a user's or admin's row. */
    @Json
    record Person(
            boolean isActive,
            long tokenEpoch,
            @Nullable RowScopes scopes,
            @Nullable List<String> teams) {}

    /** What is read here of a session's row. */
    @Json
    record Session(@Nullable String revokedAt) {}

    /** What is read here of the item that lets a tenant's users enter. */
    @Json
    record Standing(@Nullable Boolean mayEnter, @Nullable RowScopes scopes) {}
}
