package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.time.Clock;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public halves of the keys that access tokens are signed with, an item of the directory: who only checks tokens
 * reads that one item and no secret. It is read again after five minutes, and at once for a {@code kid} not seen
 * before, at most every ten seconds.
 */
public final class VerifyingKeys {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final String ROW = "JWKS";
    private static final String EMPTY = "{\"keys\":[]}";
    private static final Duration UNKNOWN_KID_PAUSE = Duration.ofSeconds(10);

    private final Directory directory;
    private final Clock clock;
    private volatile @Nullable Read read;

    public VerifyingKeys(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A key, and when its time is over; never where that is not known yet. */
    static final class Key {
        private final String id;
        private final RSAPublicKey rsa;
        private final @Nullable Instant end;

        private Key(String id, RSAPublicKey rsa, @Nullable Instant end) {
            this.id = id;
            this.rsa = rsa;
            this.end = end;
        }

        String id() {
            return id;
        }

        RSAPublicKey rsa() {
            return rsa;
        }

        boolean isSame(Key other) {
            return this == other || (id.equals(other.id) && rsa.equals(other.rsa));
        }

        private boolean isOver(Instant now) {
            return end != null && !now.isBefore(end);
        }
    }

    private record Read(String document, Map<String, Key> keys, Instant at) {}

    /** The key of that id; empty where there is none, or its time is over. */
    Optional<Key> find(String kid) {
        @Nullable Key key = fresh(FRESH).keys().get(kid);
        if (key == null) {
            key = fresh(UNKNOWN_KID_PAUSE).keys().get(kid);
        }
        return key == null || key.isOver(clock.now()) ? Optional.empty() : Optional.of(key);
    }

    /** The item's JWK set document, read again where what is known of it is older than this. */
    String document(Duration age) {
        return fresh(age).document();
    }

    /** Lets this process see at once what it has published. */
    synchronized void published(String document) {
        read = new Read(document, parsed(document), clock.now());
    }

    /** One thread reads at a time: a slower read of nothing must not undo what another has published meanwhile. */
    private synchronized Read fresh(Duration age) {
        var known = read;
        if (known != null && !known.keys().isEmpty() && isWithin(known.at(), age)) {
            return known;
        }
        var row = directory.platformRows().get(ROW, SigningKeys.PublicKeys.class);
        var document = row == null ? EMPTY : row.value().jwks();
        var now = new Read(document, parsed(document), clock.now());
        read = now;
        return now;
    }

    private boolean isWithin(Instant since, Duration age) {
        var now = clock.now();
        return now.isBefore(since.plus(age)) && !now.isBefore(since);
    }

    /** The RSA keys of a JWK set (RFC 7517), by their ids. */
    static Map<String, Key> parsed(String document) {
        var keys = new HashMap<String, Key>();
        if (Json.readTree(document) instanceof Map<?, ?> set && set.get("keys") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> jwk
                        && "RSA".equals(jwk.get("kty"))
                        && jwk.get("kid") instanceof String kid) {
                    keys.put(
                            kid,
                            new Key(
                                    kid,
                                    rsa(jwk),
                                    jwk.get("exp") instanceof Long end ? Instant.ofEpochSecond(end) : null));
                }
            }
        }
        return keys;
    }

    private static RSAPublicKey rsa(Map<?, ?> jwk) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk.get("n")), number(jwk.get("e"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored key is no RSA key", e);
        }
    }

    private static BigInteger number(@Nullable Object base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(String.valueOf(base64)));
    }
}
