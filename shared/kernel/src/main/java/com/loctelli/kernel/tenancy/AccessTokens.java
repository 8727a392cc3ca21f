package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.time.Clock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: JWTs (RFC 7519, typed {@code at+jwt} by RFC 9068) signed with PS256, fifteen minutes of life. Nothing
 * in a token's header chooses how it is checked; a claim that is missing, of another type, or out of its range makes
 * the token none. A check is the JDK's own over a strict parser's reading, because a library of all of JOSE is a tenth of a
 * function's start. Its bearer sends the same token again and again: what was read of one whose signature holds is kept
 * for as long as its key is among ours, and only its times are judged anew.
 */
public final class AccessTokens {
    /** How long an access token lives. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    static final String ISSUER = "loctelli";
    static final String AUDIENCE = "loctelli-api";
    static final String TYPE = "at+jwt";
    private static final String ALGORITHM = "PS256";
    private static final int HEADER_MEMBERS = 3;
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST = 4096;
    private static final int MOST_KEPT = 2_000;

    private final VerifyingKeys keys;
    private final Supplier<SigningKeys> signing;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** @param signing asked for by who makes tokens only */
    public AccessTokens(VerifyingKeys keys, Supplier<SigningKeys> signing, Clock clock, Ids ids) {
        this.keys = keys;
        this.signing = signing;
        this.clock = clock;
        this.ids = ids;
    }

    /** A token for a user of a sub-account. */
    public String issueUser(SubAccountId subAccount, String userId, Role role, long epoch, String family) {
        return issue(
                userId,
                Map.of("realm", "user", "role", role.wire(), "epoch", epoch, "fam", family, "sa", subAccount.value()));
    }

    /** A token for an admin of the agency. */
    public String issueAdmin(String adminId, boolean isSuper, long epoch, String family) {
        var role = isSuper ? "super_admin" : "admin";
        return issue(adminId, Map.of("realm", "admin", "role", role, "epoch", epoch, "fam", family));
    }

    private String issue(String subject, Map<String, Object> claims) {
        return new TokenSigner(signing.get(), clock, ids).signed(subject, claims);
    }

    /**
     * What a token of ours says.
     *
     * @param epoch the principal's when the token was made; see {@link Epochs}
     */
    public record Verified(Caller caller, long epoch) {}

    /** What a token said whose signature held, and the key that it held by. */
    private record Kept(VerifyingKeys.Key key, Map<?, ?> claims) {}

    /** The caller that the token names; throws 401 for anything but a token of ours that is valid now. */
    public Caller verify(String token) {
        return verified(token).caller();
    }

    /** What the token says; throws 401 for anything but a token of ours that is valid now. */
    public Verified verified(String token) {
        if (token.length() > LONGEST) {
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

    private boolean isOurs(VerifyingKeys.Key key) {
        return keys.find(key.id()).filter(key::isSame).isPresent();
    }

    /** What the token says, where its header has exactly our members and its signature holds (RFC 7515, compact form). */
    private Kept signed(String token) {
        int header = token.indexOf('.');
        int claims = token.indexOf('.', header + 1);
        if (header < 0 || claims < 0 || token.indexOf('.', claims + 1) >= 0) {
            throw refused(null);
        }
        try {
            var told = object(token.substring(0, header));
            if (told.size() != HEADER_MEMBERS
                    || !ALGORITHM.equals(told.get("alg"))
                    || !TYPE.equals(told.get("typ"))
                    || !(told.get("kid") instanceof String kid)) {
                throw refused(null);
            }
            var key = keys.find(kid).orElseThrow(() -> refused(null));
            if (!holds(key.rsa(), token.substring(0, claims), bytes(token.substring(claims + 1)))) {
                throw refused(null);
            }
            return new Kept(key, object(token.substring(header + 1, claims)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused(e);
        }
    }

    /** Whether it is a PS256 signature of the text by the key (RFC 7518, section 3.5). */
    static boolean holds(RSAPublicKey key, String text, byte[] signature) throws GeneralSecurityException {
        var check = Signature.getInstance("RSASSA-PSS");
        check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        check.initVerify(key);
        check.update(text.getBytes(StandardCharsets.US_ASCII));
        return check.verify(signature);
    }

    private static Map<?, ?> object(String part) {
        if (Json.readTree(new String(bytes(part), StandardCharsets.UTF_8)) instanceof Map<?, ?> object) {
            return object;
        }
        throw refused(null);
    }

    /** One token is one text: padding, and the bits that a part's last letter leaves over, are not free to choose. */
    private static byte[] bytes(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw refused(null);
        }
        return bytes;
    }

    private Verified verified(Map<?, ?> claims) {
        if (!(claims.get("epoch") instanceof Long epoch)
                || !ISSUER.equals(claims.get("iss"))
                || !AUDIENCE.equals(claims.get("aud"))
                || !isCurrent(claims)) {
            throw refused(null);
        }
        return new Verified(caller(claims), epoch);
    }

    private static Caller caller(Map<?, ?> claims) {
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

    private boolean isCurrent(Map<?, ?> claims) {
        if (!(claims.get("iat") instanceof Long issued) || !(claims.get("exp") instanceof Long expires)) {
            return false;
        }
        long now = clock.now().getEpochSecond();
        return issued >= 0
                && issued <= now + SKEW.toSeconds()
                && now < expires
                && expires - issued <= LIFETIME.toSeconds();
    }

    private static String text(Map<?, ?> claims, String name) {
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
