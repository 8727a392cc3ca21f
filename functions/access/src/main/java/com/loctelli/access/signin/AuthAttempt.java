package com.loctelli.access.signin;

import com.loctelli.access.Sha256;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try to sign in, kept for ninety days for who looks into an attack, or until the user's sub-account is erased.
 *
 * @param reason {@code ok}, {@code password}, {@code code}, {@code unknown} or {@code suspended}
 */
@Json
public record AuthAttempt(
        String realm,
        String emailNorm,
        boolean success,
        String reason,
        @Nullable String principalId,
        String ip,
        String userAgent,
        Instant at) {
    /** What the sort keys of all attempts begin with, in the order of time. */
    public static final String ALL = "ATT#";

    /** What the sort keys of the attempts at one address begin with, in the order of time. */
    public static String of(String realm, String emailNorm) {
        return "ATTOF#" + realm + "#" + Sha256.hex(emailNorm) + "#";
    }

    /** Where it lies among all. */
    String key(String token) {
        return ALL + com.loctelli.kernel.json.Json.text(at) + "#" + token;
    }

    /** Where it lies among those at its address. */
    String keyOfAddress(String token) {
        return of(realm, emailNorm) + com.loctelli.kernel.json.Json.text(at) + "#" + token;
    }

    /** Masked: address and origin are personal. */
    @Override
    public String toString() {
        return "AuthAttempt[" + realm + ", " + reason + "]";
    }
}
