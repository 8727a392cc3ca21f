package com.loctelli.access.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.loctelli.access.AccessProblems;
import com.loctelli.access.Sha256;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Sets second factors up and judges their codes: six digits, thirty seconds, HMAC-SHA-1, as every authenticator has
 * them; the step before and the one after count too, for clocks that differ.
 */
public final class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 16;
    private static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

    private final Platform platform;

    /** Over the platform's secrets and rows. */
    public SecondFactors(Platform platform) {
        this.platform = platform;
    }

    /** Makes a new secret; it counts for nothing until a code made of it is shown. The text is in base32. */
    public String begin(String secretName) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        var text = new Base32().encodeToString(bytes);
        platform.secrets().put(secretName, text);
        return text;
    }

    /**
     * Switches the factor on for who shows a code made of the secret.
     *
     * @return the recovery codes, which are kept nowhere
     */
    public List<String> confirm(Rows rows, String principalId, String secretName, String code) {
        var secret = platform.secrets().find(secretName).orElseThrow(AccessProblems.SECOND_FACTOR_OFF::problem);
        long step = step(secret, code).orElseThrow(AccessProblems.BAD_SECOND_FACTOR::problem);
        var recovery = Stream.generate(() -> platform.ids().token().substring(0, RECOVERY_LENGTH))
                .limit(RECOVERY_CODES)
                .toList();
        var factor = new SecondFactor(
                platform.clock().now(), step, recovery.stream().map(Sha256::hex).toList());
        platform.database()
                .commit(rows.insert(SecondFactor.key(principalId), factor, Actor.SYSTEM)
                        .otherwise(AccessProblems.SECOND_FACTOR_ON));
        return recovery;
    }

    /**
     * What a code that holds is used up by.
     *
     * @param isRecovery whether it was a recovery code
     */
    public record Use(Write write, boolean isRecovery) {}

    /** The use of a code; empty for one that does not hold. Of two uses of one code at once one is refused. */
    public Optional<Use> use(Rows rows, Stored<SecondFactor> factor, String secretName, String code) {
        var given = code.strip();
        var hash = Sha256.hex(given);
        if (factor.value().recoveryHashes().contains(hash)) {
            return Optional.of(new Use(
                    rows.replace(factor, factor.value().without(hash)).otherwise(AccessProblems.BAD_SECOND_FACTOR),
                    true));
        }
        return platform.secrets()
                .find(secretName)
                .flatMap(secret -> step(secret, given))
                .filter(step -> step > factor.value().lastStep())
                .map(step -> new Use(
                        rows.upsert(factor.sk(), new Update().set("lastStep", step))
                                .when(Condition.lessThan("lastStep", step))
                                .otherwise(AccessProblems.BAD_SECOND_FACTOR),
                        false));
    }

    /** Switches the factor off. */
    public void end(Rows rows, String principalId, String secretName) {
        platform.database().commit(rows.delete(SecondFactor.key(principalId)));
        platform.secrets().delete(secretName);
    }

    private Optional<Long> step(String secret, String code) {
        var generator = new TimeBasedOneTimePasswordGenerator();
        var key = new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm());
        var now = platform.clock().now();
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        try {
            Optional<Long> found = Optional.empty();
            for (var at : List.of(now.minus(STEP), now, now.plus(STEP))) {
                byte[] made = generator.generateOneTimePasswordString(key, at).getBytes(StandardCharsets.US_ASCII);
                if (MessageDigest.isEqual(made, given)) {
                    found = Optional.of(at.getEpochSecond() / STEP.toSeconds());
                }
            }
            return found;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every text is a key of HMAC", e);
        }
    }
}
