package com.loctelli.access.sessions;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A session as the API serves it to whose it is.
 *
 * @param ip where it began
 * @param lastUsedAt when it was begun or last refreshed
 * @param expiresAt when it ends if it is not refreshed
 * @param absoluteExpiresAt when it ends however often it is refreshed
 * @param remembered whether it lasts though it is not refreshed for weeks
 * @param isCurrent whether it is the one that asks
 */
@Json
public record SessionView(
        String id,
        String ip,
        String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant absoluteExpiresAt,
        boolean remembered,
        boolean isCurrent) {

    static SessionView of(Stored<Session> stored, String current) {
        var session = stored.value();
        return new SessionView(
                session.family(),
                session.ip(),
                session.userAgent(),
                stored.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.absoluteExpiresAt(),
                Boolean.TRUE.equals(session.remembered()),
                session.family().equals(current));
    }
}
