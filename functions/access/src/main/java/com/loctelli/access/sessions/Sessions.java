package com.loctelli.access.sessions;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.loctelli.access.AccessProblems;
import com.loctelli.access.Sha256;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one partition. A refresh token is exchanged once, by a conditional write; used again within ten
 * seconds it gives the same successor, as two tabs of a browser need, and after that it ends the session, since one of
 * the two who have it stole it. All sessions of somebody end by one count of the holder's, in the write that ends them,
 * however many they are.
 */
public final class Sessions {
    /** How long a refresh token lives. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** How long a refresh token lives of who asked to be remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** How long a session lives however often it is refreshed. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Duration LONGEST_REMEMBERED = Duration.ofDays(90);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Platform platform;
    private final Rows rows;

    /** The sessions of the principals whose rows these are. */
    public Sessions(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /**
     * The writes that begin a session with this token.
     *
     * @param epoch how often all sessions of the token's holder were ended
     * @param remembered whether it is to last though nobody refreshes it for weeks
     */
    public List<Write> begin(RefreshText token, long epoch, boolean remembered) {
        var scope = RequestScope.current();
        var now = platform.clock().now();
        var session = new Session(
                token.family(),
                now,
                now.plus(remembered ? LONGEST_REMEMBERED : LONGEST),
                scope.sourceIp(),
                scope.userAgent(),
                remembered,
                null,
                null,
                epoch);
        return List.of(
                rows.insert(Session.key(token.principalId(), token.family()), session, Actor.SYSTEM)
                        .expires(session.absoluteExpiresAt()),
                insert(token, now, session));
    }

    /**
     * What a refresh token was exchanged for.
     *
     * @param life how long its holder may keep it
     */
    public record Exchanged(RefreshText token, Duration life) {}

    /**
     * The token's successor. Refuses with {@code access/session-ended} a token that is none, or of a session that has
     * ended.
     *
     * @param epoch how often all sessions of the token's holder were ended
     * @param stolen what is done where this very use shows that somebody else has the token too
     */
    public Exchanged exchange(RefreshText token, long epoch, Runnable stolen) {
        for (int attempt = 0; attempt < 3; attempt++) {
            var row = rows.get(RefreshToken.key(token.family(), token.seq()), RefreshToken.class);
            if (row == null || !Sha256.matches(token.secret(), row.value().tokenHash())) {
                throw AccessProblems.SESSION_ENDED.problem();
            }
            var sessionKey = Session.key(token.principalId(), token.family());
            var session = rows.get(sessionKey, Session.class);
            var now = platform.clock().now();
            if (session == null
                    || session.value().isEnded(epoch)
                    || !now.isBefore(session.value().absoluteExpiresAt())) {
                throw AccessProblems.SESSION_ENDED.problem();
            }
            if (row.value().usedAt() != null) {
                return new Exchanged(
                        again(token, row.value(), now, stolen), session.value().life());
            }
            if (!now.isBefore(row.value().expiresAt())) {
                throw AccessProblems.SESSION_ENDED.problem();
            }
            var successor = token.next(platform.ids());
            try {
                platform.database().commit(exchange(token, successor, session, now));
                return new Exchanged(successor, session.value().life());
            } catch (Problem problem) {
                if (!problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
                // Another request exchanged the token, or ended the session, meanwhile: look again.
            }
        }
        throw ProblemType.UNAVAILABLE.problem().retryAfter(Duration.ofSeconds(1));
    }

    private List<Write> exchange(RefreshText token, RefreshText successor, Stored<Session> session, Instant now) {
        return List.of(
                rows.upsert(session.sk(), new Update().set("lastUsedAt", now))
                        .when(Condition.present("family").and(Condition.absent("revokedAt"))),
                rows.upsert(
                                RefreshToken.key(token.family(), token.seq()),
                                new Update()
                                        .set("usedAt", now)
                                        .set("graceUntil", now.plus(GRACE))
                                        .set("successor", token.seal(successor)))
                        .when(Condition.present("tokenHash").and(Condition.absent("usedAt"))),
                insert(successor, now, session.value()));
    }

    private RefreshText again(RefreshText token, RefreshToken row, Instant now, Runnable stolen) {
        var grace = row.graceUntil();
        var sealed = row.successor();
        if (grace != null && sealed != null && now.isBefore(grace)) {
            return token.unseal(sealed);
        }
        if (end(token.principalId(), token.family(), "reuse")) {
            stolen.run();
        }
        throw AccessProblems.SESSION_ENDED.problem();
    }

    /**
     * A page of the sessions of somebody that have not ended.
     *
     * @param epoch how often all sessions of the holder were ended
     */
    public Page<SessionView> open(String principalId, long epoch, String current, @Nullable String cursor, int limit) {
        var now = platform.clock().now();
        var page = rows.query(
                Query.prefix(Session.prefix(principalId)).limit(limit).after(cursor), Session.class);
        var open = page.data().stream()
                .filter(session -> session.value().isOpen(now, epoch))
                .map(session -> SessionView.of(session, current))
                .toList();
        return new Page<>(open, page.next(), limit);
    }

    /** Ends a session; nothing happens where it is not there or has ended. Whether this call ended it. */
    @CanIgnoreReturnValue
    public boolean end(String principalId, String family, String reason) {
        try {
            platform.database().commit(revoke(Session.key(principalId, family), reason));
            platform.epochs().changed(rows.tenant());
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            return false;
        }
    }

    /**
     * The write by which a session goes on though all sessions of its holder end; none where there is no such session.
     *
     * @param epoch how often all sessions of the holder will have been ended then
     */
    public Optional<Write> goesOn(String principalId, String family, long epoch) {
        return Optional.ofNullable(rows.get(Session.key(principalId, family), Session.class))
                .map(session -> rows.update(session.sk(), new Update().set("epoch", epoch)));
    }

    private Write revoke(String key, String reason) {
        return rows.upsert(
                        key,
                        new Update().set("revokedAt", platform.clock().now()).set("revokeReason", reason))
                .when(Condition.present("family").and(Condition.absent("revokedAt")));
    }

    private Write insert(RefreshText token, Instant now, Session session) {
        var absoluteEnd = session.absoluteExpiresAt();
        var slidingEnd = now.plus(session.life());
        var end = slidingEnd.isBefore(absoluteEnd) ? slidingEnd : absoluteEnd;
        var row = new RefreshToken(Sha256.hex(token.secret()), token.principalId(), now, end, null, null, null);
        // A used token is kept as long as its session may live, so that its reuse is noticed.
        return rows.insert(RefreshToken.key(token.family(), token.seq()), row, Actor.SYSTEM)
                .expires(absoluteEnd);
    }
}
