package com.loctelli.kernel.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.secrets.Secrets;
import com.loctelli.testkit.TestPlatform;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static TestPlatform test;
    private static RSAKey key;

    @BeforeAll
    static void start() {
        test = TestPlatform.start();
        key = test.platform().signingKeys().signing();
    }

    private static Map<String, Object> claims() {
        long now = test.platform().clock().now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "loctelli");
        claims.put("aud", "loctelli-api");
        claims.put("sub", "usr_1");
        claims.put("realm", "user");
        claims.put("sa", "sa_1");
        claims.put("role", "agent");
        claims.put("fam", "f");
        claims.put("epoch", 0);
        claims.put("iat", now);
        claims.put("exp", now + 900);
        claims.put("jti", "j");
        return claims;
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
    }

    private static String signed(JWSHeader header, Map<String, Object> claims, RSAKey by) throws Exception {
        var jws = new JWSObject(header, new Payload(claims));
        jws.sign(new RSASSASigner(by));
        return jws.serialize();
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
    }

    /** A token whose header and claims are these texts and nothing else, with a signature of ours that holds. */
    private static String signedRaw(String header, String claims) throws Exception {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var input = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initSign(key.toRSAPrivateKey());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + base64.encodeToString(signature.sign());
    }

    /** Another text that stands for the same bytes: of its last letter only two bits count. */
    private static String respelt(String signature) {
        for (char last = 'A'; last <= 'z'; last++) {
            var other = signature.substring(0, signature.length() - 1) + last;
            if (Character.isLetter(last)
                    && !other.equals(signature)
                    && java.util.Arrays.equals(
                            Base64URL.from(other).decode(),
                            Base64URL.from(signature).decode())) {
                return other;
            }
        }
        throw new AssertionError("a signature of 256 bytes leaves four bits over");
    }

    private static void refused(String token, String why) {
        var problem = assertThrows(Problem.class, () -> test.platform().tokens().verify(token), why);
        assertEquals(ProblemType.UNAUTHENTICATED, problem.type(), why);
    }

    @Test
    void aTokenOfOursNamesItsCaller() throws Exception {
        var caller = test.platform().tokens().verify(signed(header().build(), claims(), key));
        assertEquals(new Caller.User(new Tenant(new SubAccountId("sa_1")), "usr_1", Role.AGENT, "f"), caller);
    }

    @Test
    void theVeryFirstTokensOfAStageHoldThoughManyAreIssuedAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var fresh = TestPlatform.fresh();
            var user = fresh.user(fresh.tenant(), Role.AGENT);
            try (var threads = Executors.newFixedThreadPool(12)) {
                var calls = Collections.<Callable<Caller>>nCopies(
                        24, () -> fresh.platform().tokens().verify(fresh.token(user)));
                for (var verified : threads.invokeAll(calls)) {
                    assertEquals(user, verified.get());
                }
            }
        }
    }

    @Test
    void aRotationThatCannotKeepItsKeyTakesTheOldOneFromNobody() {
        var fresh = TestPlatform.fresh();
        var platform = fresh.platform();
        var user = fresh.user(fresh.tenant(), Role.AGENT);
        var before = kid(fresh.token(user));
        var keys = new SigningKeys(
                new VerifyingKeys(platform.directory(), platform.clock()),
                platform.directory(),
                platform.database(),
                new ReadOnly(platform.secrets()),
                "loctelli/" + platform.settings().stage() + "/token-keys",
                platform.clock());

        assertThrows(IllegalStateException.class, () -> keys.rotate(false));

        fresh.clock().advance(SigningKeys.OVERLAP.plusMinutes(10));
        var token = fresh.token(user);
        assertEquals(before, kid(token));
        assertEquals(user, platform.tokens().verify(token));
        fresh.clock().advance(SigningKeys.TERM);
        assertEquals(before, keys.signing().getKeyID(), "the next one cannot be kept, and this one is still good");
    }

    @Test
    void whoSignsFirstPublishesWhatTheSecretSaysWhateverStepARotationStoppedAt() {
        var fresh = TestPlatform.fresh();
        var platform = fresh.platform();
        var user = fresh.user(fresh.tenant(), Role.AGENT);
        var ours = platform.signingKeys().signing();
        var ended = new RSAKey.Builder(ours.toPublicJWK())
                .expirationTime(Date.from(platform.clock().now().plus(SigningKeys.OVERLAP)))
                .build();
        platform.database()
                .commit(platform.directory()
                        .platformRows()
                        .put("JWKS", new SigningKeys.PublicKeys(new JWKSet(ended).toString(true)), Actor.SYSTEM));

        fresh.clock().advance(SigningKeys.OVERLAP.plusMinutes(10));

        var token = fresh.token(user);
        assertEquals(ours.getKeyID(), kid(token));
        assertEquals(user, platform.tokens().verify(token));
    }

    private static String kid(String token) {
        var header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        return header.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    /** Secrets that can be read, and not written. */
    private record ReadOnly(Secrets secrets) implements Secrets {
        @Override
        public Optional<String> find(String name) {
            return secrets.find(name);
        }

        @Override
        public void put(String name, String value) {
            throw new IllegalStateException("not now");
        }

        @Override
        public String putIfAbsent(String name, String value) {
            throw new IllegalStateException("not now");
        }

        @Override
        public void delete(String name) {
            throw new IllegalStateException("not now");
        }
    }

    @Test
    void nothingInTheHeaderChoosesHowATokenIsChecked() throws Exception {
        var stranger = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        refused(signed(header().build(), claims(), stranger), "another key under our kid");
        refused(signed(header().jwk(stranger.toPublicJWK()).build(), claims(), stranger), "a key of its own");
        refused(signed(header().jwk(key.toPublicJWK()).build(), claims(), key), "an embedded key, even ours");
        refused(signed(header().jwkURL(URI.create("http://localhost/x")).build(), claims(), key), "jku");
        refused(signed(header().x509CertURL(URI.create("http://localhost/x")).build(), claims(), key), "x5u");
        refused(signed(header().criticalParams(Set.of("exp")).build(), claims(), key), "crit");
        refused(signed(header().keyID("../../etc/passwd").build(), claims(), key), "a kid that is a path");
        refused(signed(header().type(JOSEObjectType.JWT).build(), claims(), key), "another type");
        refused(signed(header().keyID("").build(), claims(), key), "an empty kid");
        refused(signed(header().keyID("JWKS").build(), claims(), key), "the sort key of our keys as kid");
        refused(signed(header().keyID("k".repeat(2_000)).build(), claims(), key), "a kid without end");
        refused(signed(header().contentType("JWT").build(), claims(), key), "cty: a token in a token");
        refused(
                signed(
                        header().x509CertChain(List.of(com.nimbusds.jose.util.Base64.encode("x")))
                                .build(),
                        claims(),
                        key),
                "x5c");
        refused(signed(header().x509CertSHA256Thumbprint(Base64URL.encode("x")).build(), claims(), key), "x5t#S256");
        refused(signed(header().customParam("alg2", "none").build(), claims(), key), "a parameter of its own");
        var kid = "\"kid\":\"" + key.getKeyID() + "\"";
        for (var text : List.of(
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"," + kid + ",\"crit\":[]}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"," + kid + ",\"crit\":null}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"," + kid + ",\"zip\":\"DEF\"}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"," + kid + ",\"x5t\":\"eA\"}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"," + kid + ",\"b64\":true}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\"," + kid + ",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"PS256\",\"alg\":\"none\",\"typ\":\"at+jwt\"," + kid + "}",
                "{\"alg\":\"ps256\",\"typ\":\"at+jwt\"," + kid + "}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"," + kid + "}",
                "{\"alg\":null,\"typ\":\"at+jwt\"," + kid + "}",
                "{\"alg\":[\"PS256\"],\"typ\":\"at+jwt\"," + kid + "}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\",\"kid\":[\"" + key.getKeyID() + "\"]}",
                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\",\"kid\":{\"$ne\":null}}",
                "[\"PS256\"]",
                "null")) {
            refused(signedRaw(text, Json.write(claims())), text);
        }
        refused(signed(header(JWSAlgorithm.RS256), claims(), key), "our key by another algorithm");
        refused(signed(header(JWSAlgorithm.PS512), claims(), key), "our key by a stronger algorithm");
        var none = Base64.getUrlEncoder().withoutPadding();
        refused(
                none.encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8)) + "."
                        + none.encodeToString(Json.bytes(claims())) + ".",
                "alg none");
        var mac = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(claims()));
        mac.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        refused(mac.serialize(), "our public key as an HMAC secret");
    }

    @Test
    void aClaimThatIsMissingOfAnotherTypeOrOutOfRangeMakesTheTokenNone() throws Exception {
        long now = test.platform().clock().now().getEpochSecond();
        var wrong = new ArrayList<Map.Entry<String, Object>>();
        for (var name : List.of("iss", "aud", "sub", "realm", "sa", "role", "fam", "iat", "exp")) {
            wrong.add(Map.entry(name, "-remove-"));
            wrong.add(Map.entry(name, 5));
            wrong.add(Map.entry(name, List.of("x")));
            wrong.add(Map.entry(name, ""));
        }
        wrong.add(Map.entry("exp", now - 1));
        wrong.add(Map.entry("exp", now * 1000));
        wrong.add(Map.entry("exp", now + 1_000_000));
        wrong.add(Map.entry("iat", now + 3600));
        wrong.add(Map.entry("aud", "another"));
        wrong.add(Map.entry("realm", "admin"));
        wrong.add(Map.entry("realm", "root"));
        wrong.add(Map.entry("role", "emperor"));
        wrong.add(Map.entry("sa", "PLATFORM"));
        wrong.add(Map.entry("sa", "sa_*"));
        for (var change : wrong) {
            var claims = claims();
            if (change.getValue().equals("-remove-")) {
                claims.remove(change.getKey());
            } else {
                claims.put(change.getKey(), change.getValue());
            }
            refused(signed(header().build(), claims, key), change.toString());
        }
    }

    @Test
    void claimsThatAreNoPlainObjectOfOursMakeTheTokenNone() throws Exception {
        var good = Json.write(claims());
        assertEquals(
                "usr_1",
                test.platform()
                        .tokens()
                        .verify(signedRaw(
                                "{\"alg\":\"PS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}", good))
                        .user()
                        .id(),
                "what is signed by hand is checked like any other");
        long now = test.platform().clock().now().getEpochSecond();
        for (var change : List.of(
                Map.entry("\"exp\":" + (now + 900), "\"exp\":null"),
                Map.entry("\"exp\":" + (now + 900), "\"exp\":\"" + (now + 900) + "\""),
                Map.entry("\"exp\":" + (now + 900), "\"exp\":" + (now + 900) + ".5"),
                Map.entry("\"exp\":" + (now + 900), "\"exp\":1e400"),
                Map.entry("\"exp\":" + (now + 900), "\"exp\":9223372036854775808"),
                Map.entry("\"exp\":" + (now + 900), "\"exp\":-1"),
                Map.entry("\"exp\":" + (now + 900), "\"exp\":" + (now + 900) + "000"),
                Map.entry("\"iat\":" + now, "\"iat\":null"),
                Map.entry("\"iat\":" + now, "\"iat\":" + (now + 600)),
                Map.entry("\"iat\":" + now, "\"iat\":-9223372036854775808"),
                Map.entry("\"aud\":\"loctelli-api\"", "\"aud\":[\"another\",\"loctelli-api\"]"),
                Map.entry("\"aud\":\"loctelli-api\"", "\"aud\":null"),
                Map.entry("\"epoch\":0", "\"epoch\":null"),
                Map.entry("\"epoch\":0", "\"epoch\":\"0\""),
                Map.entry("\"epoch\":0", "\"epoch\":true"),
                Map.entry("\"sa\":\"sa_1\"", "\"sa\":[\"sa_1\"]"),
                Map.entry("\"sa\":\"sa_1\"", "\"sa\":\"sa_1\\u0000\""),
                Map.entry("\"role\":\"agent\"", "\"role\":\"AGENT\""),
                Map.entry("\"realm\":\"user\"", "\"realm\":\"admin\""))) {
            assertTrue(good.contains(change.getKey()), change.getKey());
            refused(
                    signedRaw(
                            "{\"alg\":\"PS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}",
                            good.replace(change.getKey(), change.getValue())),
                    change.getValue());
        }
        for (var claims : List.of("[]", "null", "\"x\"", "{", "{\"exp\":1}{", "[".repeat(1_000), "")) {
            refused(
                    signedRaw("{\"alg\":\"PS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}", claims),
                    "claims: " + claims.substring(0, Math.min(10, claims.length())));
        }
    }

    @Test
    void anAdminsTokenHasNoSubAccountAndAUsersHasOne() throws Exception {
        var admin = claims();
        admin.put("realm", "admin");
        admin.put("role", "super_admin");
        refused(signed(header().build(), admin, key), "an admin of a sub-account");
        admin.remove("sa");
        assertEquals(
                "usr_1",
                test.platform()
                        .tokens()
                        .verify(signed(header().build(), admin, key))
                        .admin()
                        .id());
        admin.put("role", "owner");
        refused(signed(header().build(), admin, key), "an admin with a user's role");
        admin.put("realm", "user");
        refused(signed(header().build(), admin, key), "a user without a sub-account");
    }

    @Test
    void textThatIsNoTokenIsRefusedAndNeverAnError() throws Exception {
        var good = signed(header().build(), claims(), key);
        var parts = good.split("\\.", -1);
        for (var token : List.of(
                "",
                ".",
                "..",
                "a.b.c",
                good.substring(0, good.length() - 4),
                good + "A",
                good + ".",
                good.replace(parts[1], parts[1] + "="),
                ".." + good,
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[0] + ".e30." + parts[2],
                good.replace('.', ' '),
                // The same bytes written otherwise: padded, in the other alphabet, with a line's end, quoted, twice.
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2] + "==",
                parts[0] + "." + parts[1] + "."
                        + Base64.getEncoder()
                                .encodeToString(Base64.getUrlDecoder().decode(parts[2])),
                parts[0] + "." + parts[1] + "." + respelt(parts[2]),
                good + "\n",
                "\"" + good + "\"",
                good + "." + parts[2],
                good + "." + good,
                Base64.getUrlEncoder().withoutPadding().encodeToString(good.getBytes(StandardCharsets.US_ASCII)),
                // The five parts of an encrypted token, and the two others swapped.
                parts[0] + ".." + parts[1] + "." + parts[2] + ".x",
                parts[1] + "." + parts[0] + "." + parts[2],
                good.substring(0, good.length() / 2),
                "\u0000" + good,
                "x".repeat(100_000))) {
            refused(token, "text: " + token.substring(0, Math.min(40, token.length())));
        }
    }

    @Test
    void aTokenThatWasSeenBeforeIsJudgedByTheTimeAndByOurKeysAgain() throws Exception {
        var fresh = TestPlatform.fresh();
        var platform = fresh.platform();
        var user = fresh.user(fresh.tenant(), Role.AGENT);
        var checking = new AccessTokens(
                new VerifyingKeys(platform.directory(), platform.clock()),
                () -> {
                    throw new IllegalStateException("who checks does not sign");
                },
                platform.clock(),
                platform.ids());
        var first = fresh.token(user);
        assertEquals(user, checking.verify(first));
        fresh.clock().advance(AccessTokens.LIFETIME.minusMinutes(2));
        assertEquals(user, checking.verify(first), "the keys are read again and are the same");
        fresh.clock().advance(Duration.ofMinutes(2));
        assertThrows(Problem.class, () -> checking.verify(first), "its time is over");

        var second = fresh.token(user);
        assertEquals(user, checking.verify(second));
        var others = new JWKSet(new RSAKeyGenerator(2048).keyID("k2").generate()).toPublicJWKSet();
        platform.database()
                .commit(platform.directory()
                        .platformRows()
                        .put("JWKS", new SigningKeys.PublicKeys(others.toString(true)), Actor.SYSTEM));
        fresh.clock().advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThrows(Problem.class, () -> checking.verify(second), "its key is no longer ours");
    }
}
