package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys that access tokens are signed with, PS256 over 2048 bits: of the algorithms that nimbus offers without
 * another library it is by far the cheapest to check, and a token is checked with every request. The private set is a
 * secret, newest first, read again after five minutes; its public half is what {@link VerifyingKeys} reads.
 *
 * <p>A key signs for ninety days, after which who signs next makes another. The public half of the new key is there
 * before anything is signed with it, and the old key's holds for another hour: longer than its last token, made by a
 * process that had not heard of the new key, lives. What the secret says is what is published, whatever step another
 * process stopped at: who signs looks to it first.
 */
public final class SigningKeys {
    /** How long a key signs before the next one is made. */
    public static final Duration TERM = Duration.ofDays(90);

    /** How long a key that signs no more is still good for checking. */
    public static final Duration OVERLAP = Duration.ofHours(1);

    private static final int BITS = 2048;
    private static final int PUBLISH_ATTEMPTS = 5;

    private final VerifyingKeys published;
    private final Directory directory;
    private final com.loctelli.kernel.storage.Database database;
    private final Secrets secrets;
    private final String secretName;
    private final Clock clock;

    private volatile @Nullable Signer signer;

    /** @param published told at once of what is published here */
    public SigningKeys(
            VerifyingKeys published,
            Directory directory,
            com.loctelli.kernel.storage.Database database,
            Secrets secrets,
            String secretName,
            Clock clock) {
        this.published = published;
        this.directory = directory;
        this.database = database;
        this.secrets = secrets;
        this.secretName = secretName;
        this.clock = clock;
    }

    private record Signer(RSAKey key, Instant at) {}

    /** The key to sign with now; made, and its public half published, where there is none or its term is over. */
    synchronized RSAKey signing() {
        var known = signer;
        if (known != null && isRecent(known.at())) {
            return known.key();
        }
        var set = parse(secrets.find(secretName).orElseGet(this::make));
        var key = newest(set);
        ensurePublished(set);
        @Nullable Date made = key.getIssueTime();
        if (made != null && !clock.now().isBefore(made.toInstant().plus(TERM))) {
            try {
                key = rotated(set, OVERLAP);
            } catch (RuntimeException _) {
                // Another process makes the next key at this moment, or it cannot be kept; the one that was good until
                // now is still good.
                key = newest(set);
            }
        }
        signer = new Signer(key, clock.now());
        return key;
    }

    /**
     * Makes the next key before the present one's term is over. Refused with 412 where another process does the same.
     *
     * @param isSeen whether somebody may have seen the old key: then it is over at once, and what it signed with it, as
     *     soon as a process reads the keys again; until it does, one that signs goes on in vain
     * @return the new key's id
     */
    public synchronized String rotate(boolean isSeen) {
        var key = rotated(parse(secrets.find(secretName).orElseGet(this::make)), isSeen ? Duration.ZERO : OVERLAP);
        signer = new Signer(key, clock.now());
        return key.getKeyID();
    }

    /** The public keys as a JWK set document (RFC 7517). */
    public String document() {
        return new JWKSet(parse(published.document(VerifyingKeys.FRESH)).getKeys().stream()
                        .filter(key -> !isOver(key))
                        .toList())
                .toString(true);
    }

    /**
     * The public half first: a token must not be there before what it is checked with. The old key's end last: until
     * the new key can be signed with, nobody signs with another than the old one.
     */
    private RSAKey rotated(JWKSet old, Duration overlap) {
        var key = generated();
        // As a JWK set tells it, in whole seconds.
        var end = clock.now().plus(overlap).truncatedTo(ChronoUnit.SECONDS);
        publish(new JWKSet(key));
        var all = new ArrayList<JWK>(List.of(key));
        old.getKeys().stream()
                .filter(other -> !isOver(other))
                .map(other -> ending(other, end))
                .forEach(all::add);
        var set = new JWKSet(all);
        secrets.put(secretName, text(set));
        ensurePublished(set);
        return key;
    }

    private void ensurePublished(JWKSet set) {
        for (int attempt = 0; !isPublished(set); attempt++) {
            try {
                publish(set);
                return;
            } catch (Problem problem) {
                // Another process published at this moment; whether the same keys, the next look tells.
                if (attempt == PUBLISH_ATTEMPTS) {
                    throw problem;
                }
            }
        }
    }

    /** Whether all keys of the set are to be seen, each with its end. */
    private boolean isPublished(JWKSet set) {
        var seen = parse(published.document(Duration.ZERO));
        return set.getKeys().stream().allMatch(key -> {
            @Nullable JWK same = seen.getKeyByKeyId(key.getKeyID());
            return same != null && Objects.equals(end(same), end(key));
        });
    }

    private void publish(JWKSet set) {
        var rows = directory.platformRows();
        var row = rows.get(VerifyingKeys.ROW, PublicKeys.class);
        var all = new ArrayList<JWK>(set.toPublicJWKSet().getKeys());
        if (row != null) {
            // What another process has published meanwhile stays.
            parse(row.value().jwks()).getKeys().stream()
                    .filter(key -> set.getKeyByKeyId(key.getKeyID()) == null && !isOver(key))
                    .forEach(all::add);
        }
        var document = new JWKSet(all).toString(true);
        var entity = new PublicKeys(document);
        database.commit(row == null ? rows.insert(VerifyingKeys.ROW, entity, Actor.SYSTEM) : rows.replace(row, entity));
        published.published(document);
    }

    private boolean isRecent(Instant since) {
        var now = clock.now();
        return now.isBefore(since.plus(VerifyingKeys.FRESH)) && !now.isBefore(since);
    }

    private boolean isOver(JWK key) {
        @Nullable Instant end = end(key);
        return end != null && !clock.now().isBefore(end);
    }

    private static @Nullable Instant end(JWK key) {
        @Nullable Date end = key.getExpirationTime();
        return end == null ? null : end.toInstant();
    }

    /** The same key, which signs no more and is over by the instant. */
    private static JWK ending(JWK key, Instant by) {
        @Nullable Instant end = end(key);
        return (end == null || end.isAfter(by)) && key instanceof RSAKey rsa
                ? new RSAKey.Builder(rsa).expirationTime(Date.from(by)).build()
                : key;
    }

    private String make() {
        return secrets.putIfAbsent(secretName, text(new JWKSet(generated())));
    }

    private RSAKey generated() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(Ids.secure().token())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.PS256)
                    .issueTime(Date.from(clock.now()))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static RSAKey newest(JWKSet set) {
        if (set.getKeys().getFirst() instanceof RSAKey key) {
            return key;
        }
        throw new IllegalStateException("the signing key is not an RSA key");
    }

    private static String text(JWKSet set) {
        return Json.write(set.toJSONObject(false));
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
