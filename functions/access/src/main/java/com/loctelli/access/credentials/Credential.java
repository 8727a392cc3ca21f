package com.loctelli.access.credentials;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A principal's password at rest.
 *
 * @param algo how the hash was made
 * @param history the hashes before it, newest first, which may not be used again
 */
@Json
public record Credential(String hash, String algo, Instant changedAt, List<String> history) {
    private static final int REMEMBERED = 5;

    /** A first password. */
    public static Credential of(String hash, Instant now) {
        return new Credential(hash, "bcrypt", now, List.of());
    }

    /** The credential after a change of password. */
    public Credential changed(String newHash, Instant now) {
        return new Credential(newHash, "bcrypt", now, last());
    }

    /** The hashes that a new password must not match: this one and those before it, five in all. */
    public List<String> last() {
        return Stream.concat(Stream.of(hash), history.stream())
                .limit(REMEMBERED)
                .toList();
    }

    /** The sort key of a principal's credential. */
    public static String key(String principalId) {
        return "CRED#" + principalId;
    }
}
