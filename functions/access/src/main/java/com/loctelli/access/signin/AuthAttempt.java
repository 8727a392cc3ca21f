package com.loctelli.access.signin;

import com.loctelli.access.Sha256;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try to sign in, kept for ninety days for who looks into an attack.
 *
 * @param reason {@code ok}, {@code password}, {@code unknown} or {@code suspended}
 */
@Json
record AuthAttempt(
        String realm,
        String emailNorm,
        boolean success,
        String reason,
        @Nullable String principalId,
        String ip,
        String userAgent,
        Instant at) {

    static String key(String realm, String emailNorm, Instant at, String token) {
        return "ATT#" + realm + "#" + Sha256.hex(emailNorm) + "#" + at + "#" + token;
    }
}
