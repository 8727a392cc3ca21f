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
    private static final int MOST_REMEMBERED = 10;

    /** A first password. */
    public static Credential of(String hash, Instant now) {
        return new Credential(hash, "bcrypt", now, List.of());
    }

    /** Of somebody who has yet to choose a password, by a link: no password is known to have this hash. */
    public static Credential unusable(Instant now) {
        return of(Passwords.NOBODYS.formatted(Passwords.USUAL_COST), now);
    }

    /** The credential after a change of password. */
    public Credential changed(String newHash, Instant now) {
        return new Credential(newHash, "bcrypt", now, last(MOST_REMEMBERED));
    }

    /** This hash and those before it, newest first, so many in all: what a new password must not match. */
    public List<String> last(int most) {
        return Stream.concat(Stream.of(hash), history.stream()).limit(most).toList();
    }

    /** The sort key of a principal's credential. */
    public static String key(String principalId) {
        return "CRED#" + principalId;
    }
}
