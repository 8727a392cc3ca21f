package com.loctelli.access.credentials;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.loctelli.kernel.platform.Settings;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * bcrypt over passwords. They are brought to one Unicode form first (NFKC), so that the same password typed on another
 * machine is the same bytes. The cost is 12 unless the setting {@code LOCTELLI_PASSWORD_COST} names another.
 */
public final class Passwords {
    /** The setting that names bcrypt's cost. */
    public static final String COST = "LOCTELLI_PASSWORD_COST";

    static final int USUAL_COST = 12;
    /** A hash in form, of a cost, that no password is known to have. */
    static final String NOBODYS = "$2a$%02d$Lp0c3x5mQ9rT7vW1yZ2aBuKe8dHs6gJf4nPqRtUwXyZbCdEfGhIjK";

    private final int cost;
    private final String nobody;

    /** At the cost that the settings name. */
    public Passwords(Settings settings) {
        this.cost = settings.find(COST).map(Integer::parseInt).orElse(USUAL_COST);
        this.nobody = NOBODYS.formatted(cost);
    }

    /** The hash of a password that passes its rule. */
    public String hash(String password) {
        return BCrypt.withDefaults().hashToString(cost, normal(password).toCharArray());
    }

    /** Whether the hash is this password's. */
    public boolean matches(String password, String hash) {
        byte[] bytes = normal(password).getBytes(StandardCharsets.UTF_8);
        boolean fits = bytes.length <= PasswordRule.LONGEST_BYTES;
        // A longer one was never stored; the work is done all the same, so that time tells nothing.
        boolean same = verified(fits ? bytes : new byte[] {'x'}, fits ? hash : nobody);
        return fits && same;
    }

    /** Takes the time of a check, for an address that nobody has. */
    public void checkNobody(String password) {
        boolean ignored = matches(password, nobody);
    }

    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static boolean verified(byte[] password, String hash) {
        return BCrypt.verifyer().verify(password, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }
}
