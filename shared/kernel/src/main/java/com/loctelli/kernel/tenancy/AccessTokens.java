package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.time.Clock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: JWTs (RFC 7519, typed {@code at+jwt} by RFC 9068) signed with PS256, fifteen minutes of life. Nothing
 * in a token's header chooses how it is checked; a claim that is missing, of another type, or out of its range makes
 * the token none. Its bearer sends the same token again and again: what was read of one whose signature holds is kept
 * for as long as its key is among ours, and only its times are judged anew.
 */
public final class AccessTokens {
    /** How long an access token lives. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ISSUER = "loctelli";
    private static final String AUDIENCE = "loctelli-api";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST = 4096;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final int MOST_KEPT = 2_000;

    private final SigningKeys keys;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public AccessTokens(SigningKeys keys, Clock clock, Ids ids) {
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
    }

    /** A token for a user of a sub-account. */
    public String issueUser(SubAccountId subAccount, String userId, Role role, long epoch, String family) {
        return issue(claims(userId, "user", role.wire(), epoch, family).claim("sa", subAccount.value()));
    }

    /** A token for an admin of the agency. */
    public String issueAdmin(String adminId, boolean isSuper, long epoch, String family) {
        return issue(claims(adminId, "admin", isSuper ? "super_admin" : "admin", epoch, family));
    }

    /**
     * What a token of ours says.
     *
     * @param epoch the principal's when the token was made; see {@link Epochs}
     */
    public record Verified(Caller caller, long epoch) {}

    /** What a token said whose signature held, and the key that it held by. */
    private record Kept(RSAKey key, Map<String, Object> claims) {}

    /** The caller that the token names; throws 401 for anything but a token of ours that is valid now. */
    public Caller verify(String token) {
        return verified(token).caller();
    }

    /** What the token says; throws 401 for anything but a token of ours that is valid now. */
    public Verified verified(String token) {
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            throw refused(null);
        }
        var known = kept.get(token);
        if (known == null || !isOurs(known.key())) {
            known = signed(token);
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(token, known);
        }
        try {
            return verified(known.claims());
        } catch (Problem refused) {
            kept.remove(token);
            throw refused;
        } catch (IllegalArgumentException e) {
            kept.remove(token);
            throw refused(e);
        }
    }

    private boolean isOurs(RSAKey key) {
        return keys.verifying(key.getKeyID()).filter(key::equals).isPresent();
    }

    private Kept signed(String token) {
        try {
            if (!isPlain(new Base64URL(token.substring(0, token.indexOf('.'))))) {
                throw refused(null);
            }
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            if (!JWSAlgorithm.PS256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || header.getKeyID() == null
                    || !isWrittenOnlySo(jwt.getSignature())) {
                throw refused(null);
            }
            var key = keys.verifying(header.getKeyID()).orElseThrow(() -> refused(null));
            var claims = jwt.getPayload().toJSONObject();
            if (claims == null || !jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
                throw refused(null);
            }
            return new Kept(key, claims);
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw refused(e);
        }
    }

    /**
     * Whether a header is an object that says what ours say and nothing else. The text itself is asked: what the library
     * finds empty, such as a list of critical parameters, it leaves out, and on what is no object it fails.
     */
    private static boolean isPlain(Base64URL header) {
        return Json.readTree(header.decodeToString()) instanceof Map<?, ?> said
                && said.keySet().equals(Set.of("alg", "typ", "kid"));
    }

    /** One token is one text: the bits that the last letter of a signature leaves over are not free to choose. */
    private static boolean isWrittenOnlySo(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    private Verified verified(Map<String, Object> claims) {
        if (!(claims.get("epoch") instanceof Long epoch)
                || !ISSUER.equals(claims.get("iss"))
                || !AUDIENCE.equals(claims.get("aud"))
                || !isCurrent(claims)) {
            throw refused(null);
        }
        return new Verified(caller(claims), epoch);
    }

    private static Caller caller(Map<String, Object> claims) {
        String subject = text(claims, "sub");
        String family = text(claims, "fam");
        String role = text(claims, "role");
        return switch (text(claims, "realm")) {
            case "user" ->
                new Caller.User(new Tenant(new SubAccountId(text(claims, "sa"))), subject, Role.of(role), family);
            case "admin" -> {
                if (claims.containsKey("sa") || !(role.equals("admin") || role.equals("super_admin"))) {
                    throw refused(null);
                }
                yield new Caller.Admin(subject, role.equals("super_admin"), family);
            }
            default -> throw refused(null);
        };
    }

    private boolean isCurrent(Map<String, Object> claims) {
        if (!(claims.get("iat") instanceof Long issued) || !(claims.get("exp") instanceof Long expires)) {
            return false;
        }
        long now = clock.now().getEpochSecond();
        return issued >= 0
                && issued <= now + SKEW.toSeconds()
                && now < expires
                && expires - issued <= LIFETIME.toSeconds();
    }

    private JWTClaimsSet.Builder claims(String subject, String realm, String role, long epoch, String family) {
        Instant now = clock.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("realm", realm)
                .claim("role", role)
                .claim("epoch", epoch)
                .claim("fam", family)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(ids.token());
    }

    private String issue(JWTClaimsSet.Builder claims) {
        try {
            var key = keys.signing();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256)
                            .type(TYPE)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
    }

    private static String text(Map<String, Object> claims, String name) {
        if (claims.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw refused(null);
    }

    private static Problem refused(@Nullable Exception cause) {
        var problem = ProblemType.UNAUTHENTICATED.problem();
        return cause == null ? problem : problem.causedBy(cause);
    }
}
