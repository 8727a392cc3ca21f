package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.secrets.Secrets;
import com.loctelli.kernel.time.Clock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that access tokens are signed with, PS256 over 2048 bits: of the algorithms that nimbus offers without
 * another library it is by far the cheapest to check, and a token is checked with every request. The private set is a secret; its public half is an item of the
 * directory, so that a function that only checks tokens reads one item and no secret. Public keys are read again after
 * five minutes, and at once for a {@code kid} not seen before, at most every ten seconds.
 */
public final class SigningKeys {
    private static final int BITS = 2048;
    private static final String PUBLIC_ROW = "JWKS";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration UNKNOWN_KID_PAUSE = Duration.ofSeconds(10);

    private final Directory directory;
    private final com.loctelli.kernel.storage.Database database;
    private final Secrets secrets;
    private final String secretName;
    private final Clock clock;

    private volatile @Nullable JWKSet publicKeys;
    private volatile Instant readAt = Instant.EPOCH;
    private volatile @Nullable RSAKey privateKey;

    public SigningKeys(
            Directory directory,
            com.loctelli.kernel.storage.Database database,
            Secrets secrets,
            String secretName,
            Clock clock) {
        this.directory = directory;
        this.database = database;
        this.secrets = secrets;
        this.secretName = secretName;
        this.clock = clock;
    }

    /** The public key of that id; empty where there is none. */
    Optional<RSAKey> verifying(String kid) {
        var own = privateKey;
        if (own != null && own.getKeyID().equals(kid)) {
            return Optional.of(own);
        }
        var set = fresh(FRESH);
        var key = set.getKeyByKeyId(kid);
        if (key == null) {
            key = fresh(UNKNOWN_KID_PAUSE).getKeyByKeyId(kid);
        }
        return key instanceof RSAKey rsa ? Optional.of(rsa) : Optional.empty();
    }

    /** The key to sign with now; made, and its public half published, where there is none. */
    synchronized RSAKey signing() {
        var known = privateKey;
        if (known != null) {
            return known;
        }
        var set = parse(secrets.find(secretName).orElseGet(this::make));
        if (!(set.getKeys().getFirst() instanceof RSAKey key)) {
            throw new IllegalStateException("the signing key is not an RSA key");
        }
        if (fresh(Duration.ZERO).getKeyByKeyId(key.getKeyID()) == null) {
            database.commit(directory
                    .platformRows()
                    .put(PUBLIC_ROW, new PublicKeys(set.toPublicJWKSet().toString(true)), Actor.SYSTEM));
            publicKeys = set.toPublicJWKSet();
        }
        privateKey = key;
        return key;
    }

    /** The public keys as a JWK set document (RFC 7517). */
    public String document() {
        return fresh(FRESH).toString(true);
    }

    /** One thread reads at a time: a slower read of nothing must not undo what another has published meanwhile. */
    private synchronized JWKSet fresh(Duration age) {
        var known = publicKeys;
        var now = clock.now();
        if (known != null && !known.isEmpty() && now.isBefore(readAt.plus(age)) && !now.isBefore(readAt)) {
            return known;
        }
        var row = directory.platformRows().get(PUBLIC_ROW, PublicKeys.class);
        var read = row == null ? new JWKSet() : parse(row.value().jwks());
        publicKeys = read;
        readAt = now;
        return read;
    }

    private String make() {
        try {
            JWK key = new RSAKeyGenerator(BITS)
                    .keyID(Ids.secure().token())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.PS256)
                    .generate();
            return secrets.putIfAbsent(secretName, Json.write(new JWKSet(key).toJSONObject(false)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static JWKSet parse(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException("the stored keys are not a JWK set", e);
        }
    }

    /** The public keys at rest. */
    @io.avaje.jsonb.Json
    public record PublicKeys(String jwks) {}
}
