package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.time.Clock;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Goes through the check of a token and of its bearer's standing with a key that nobody has the other half of, so that
 * what these need is loaded before the first caller comes. The key is a number of the right length and no more.
 */
public final class SignInRehearsal {
    private static final int BITS = 2048;
    private static final String KEYS = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"rehearsal\",\"e\":\"AQAB\",\"n\":\""
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(BigInteger.ONE.shiftLeft(BITS - 1).setBit(0).toByteArray())
            + "\"}]}";

    private SignInRehearsal() {}

    /** Rehearses over tables that hold nothing; nobody is let in. */
    public static void of(Database nothing, Clock clock) {
        var tenant = new Tenant(new SubAccountId("sa_rehearsal"));
        nothing.table(TableName.KERNEL).of(tenant).get("R", Epochs.Standing.class);
        try {
            new Epochs(nothing, clock).checked(new Caller.User(tenant, "usr_rehearsal", Role.VIEWER, "f"), 1);
        } catch (Problem _) {
            // Nobody is there.
        }
        try {
            var set = VerifyingKeys.parsed(KEYS);
            for (var key : set.values()) {
                if (AccessTokens.holds(key.rsa(), "rehearsal", new byte[BITS / 8])) {
                    throw new IllegalStateException("a signature of zeros holds");
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no PS256", e);
        }
    }
}
