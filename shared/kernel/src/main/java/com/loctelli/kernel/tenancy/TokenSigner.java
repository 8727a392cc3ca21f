package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.time.Clock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Makes access tokens. Apart from {@link AccessTokens}, so that who checks them loads nothing of the making. */
final class TokenSigner {
    private final SigningKeys keys;
    private final Clock clock;
    private final Ids ids;

    TokenSigner(SigningKeys keys, Clock clock, Ids ids) {
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
    }

    /** A token with these claims beside those that every token has. */
    String signed(String subject, Map<String, Object> own) {
        Instant now = clock.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(AccessTokens.ISSUER)
                .audience(AccessTokens.AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(AccessTokens.LIFETIME)))
                .jwtID(ids.token());
        own.forEach(claims::claim);
        try {
            var key = keys.signing();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256)
                            .type(new JOSEObjectType(AccessTokens.TYPE))
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
    }
}
