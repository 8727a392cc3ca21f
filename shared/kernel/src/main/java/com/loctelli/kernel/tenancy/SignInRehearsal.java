package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.time.Clock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;

/**
 * Goes through the check of a token and of its bearer's standing with a key that nobody has the other half of, so that
 * what these need is loaded before the first caller comes. The key is a number of the right length and no more.
 */
public final class SignInRehearsal {
    private static final int BITS = 2048;

    private SignInRehearsal() {}

    /** Rehearses over tables that hold nothing; nobody is let in. */
    public static void of(Database nothing, Clock clock) {
        var tenant = new Tenant(new SubAccountId("sa_rehearsal"));
        nothing.table(TableName.KERNEL).of(tenant).get("R", Epochs.Standing.class);
        try {
            new Epochs(nothing, clock).check(new Caller.User(tenant, "usr_rehearsal", Role.VIEWER, "f"), 1);
        } catch (Problem _) {
            // Nobody is there.
        }
        try {
            if (SignedJWT.parse(token()).verify(new RSASSAVerifier(key()))) {
                throw new IllegalStateException("a signature of zeros holds");
            }
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no PS256", e);
        }
    }

    private static RSAPublicKey key() throws GeneralSecurityException, ParseException, JOSEException {
        var modulus = BigInteger.ONE.shiftLeft(BITS - 1).setBit(0);
        var key = (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
        var set = new JWKSet(new RSAKey.Builder(key).keyID("rehearsal").build());
        return ((RSAKey) JWKSet.parse(set.toString(true)).getKeys().getFirst()).toRSAPublicKey();
    }

    private static String token() {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var header = base64.encodeToString("{\"alg\":\"PS256\"}".getBytes(StandardCharsets.UTF_8));
        var claims = base64.encodeToString("{}".getBytes(StandardCharsets.UTF_8));
        return header + "." + claims + "." + base64.encodeToString(new byte[BITS / 8]);
    }
}
