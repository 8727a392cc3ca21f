package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an admin of the agency did with, or under, a grant; shown to the tenant.
 *
 * @param event what happened: a grant, a revocation or a request
 * @param reason the grant's
 * @param route the route that was called, of a request
 * @param path the path that was called, of a request
 */
@io.avaje.jsonb.Json
public record AccessLogEntry(
        String id,
        Instant at,
        String event,
        String grantId,
        String adminId,
        String reason,
        @Nullable String route,
        @Nullable String path,
        @Nullable String ip) {
    private static final String PREFIX = "ALOG#";

    /** Before the keys of all entries. */
    public static String all() {
        return PREFIX;
    }

    /** The sort key, among the tenant's rows of the table of sub-accounts: in the order of time. */
    public String key() {
        return PREFIX + Json.text(at) + "#" + id;
    }
}
