package com.loctelli.kernel.ids;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes identifiers: {@code prefix_} and 128 random bits in base62 (22 characters). They cannot be guessed, count
 * nothing, and spread a busy tenant's writes over the sort key range. Safe for use by many threads.
 */
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private final @Nullable RandomGenerator random;

    private Ids(@Nullable RandomGenerator random) {
        this.random = random;
    }

    /** Identifiers from the machine's secure randomness, which is asked for first at use: a snapshot holds no seed. */
    public static Ids secure() {
        return new Ids(null);
    }

    /** Identifiers from the given source, so that a test can say them beforehand. */
    public static Ids from(RandomGenerator random) {
        return new Ids(random);
    }

    /** A new identifier such as {@code ld_4kZ…}. */
    public String next(String prefix) {
        byte[] bits = new byte[16];
        (random == null ? Secure.RANDOM : random).nextBytes(bits);
        return prefix + "_" + base62(bits);
    }

    /** 128 random bits in base62 without a prefix. */
    public String token() {
        byte[] bits = new byte[16];
        (random == null ? Secure.RANDOM : random).nextBytes(bits);
        return base62(bits);
    }

    /** The given 128 bits in base62, always 22 characters. */
    public static String base62(byte[] bits) {
        var value = new BigInteger(1, bits);
        var out = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            var parts = value.divideAndRemainder(BASE);
            out[i] = DIGITS.charAt(parts[1].intValue());
            value = parts[0];
        }
        return new String(out);
    }

    private static final class Secure {
        static final SecureRandom RANDOM = new SecureRandom();
    }
}
