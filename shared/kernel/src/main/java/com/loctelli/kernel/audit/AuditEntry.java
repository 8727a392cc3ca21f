package com.loctelli.kernel.audit;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a tenant's audit log: a link of its chain.
 *
 * @param seq counts the entries of the tenant from 1 on
 * @param actor who did it
 * @param action the route, such as {@code PATCH /v1/users/{id}}
 * @param target the path that was called
 * @param reason why, where that was asked
 * @param ip from where
 * @param grantId the grant under which an admin of the agency did it
 * @param prevHash the hash of the entry before, empty in the first
 * @param hash over all of the above under a key that is not in the database, so that nobody who can write there can
 *     write a chain that holds
 */
@io.avaje.jsonb.Json
public record AuditEntry(
        long seq,
        Instant at,
        Actor actor,
        String action,
        String target,
        @Nullable String reason,
        String ip,
        @Nullable String grantId,
        List<AuditChange> changes,
        String prevHash,
        String hash) {
    private static final String PURPOSE = "audit";

    /** What is missing was never written. */
    public AuditEntry {
        changes = changes == null ? List.of() : List.copyOf(changes);
        prevHash = Objects.requireNonNullElse(prevHash, "");
        hash = Objects.requireNonNullElse(hash, "");
    }

    AuditEntry sealed(PlatformKeys keys, String tenant) {
        return new AuditEntry(
                seq,
                at,
                actor,
                action,
                target,
                reason,
                ip,
                grantId,
                changes,
                prevHash,
                keys.sign(PURPOSE, text(tenant)));
    }

    boolean isAsSealed(PlatformKeys keys, String tenant) {
        return keys.verify(PURPOSE, text(tenant), hash);
    }

    private String text(String tenant) {
        return tenant + "\n"
                + Json.write(
                        new AuditEntry(seq, at, actor, action, target, reason, ip, grantId, changes, prevHash, ""));
    }
}
