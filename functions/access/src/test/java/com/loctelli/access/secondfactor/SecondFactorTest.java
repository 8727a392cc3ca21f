package com.loctelli.access.secondfactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.loctelli.access.Entrance;
import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.access.signin.LogIn;
import com.loctelli.access.signin.LogOutEverywhere;
import com.loctelli.access.totp.SecondFactor;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView user = entrance.user(tenant, Role.OWNER);
    private final Caller.User asUser = entrance.caller(tenant, user);

    @Test
    void signingInTakesACodeOnceItIsOn() throws Exception {
        var secret = on();
        entrance.later(Duration.ofSeconds(60));

        var without = logIn(null);
        assertEquals(401, without.status());
        assertEquals("access/second-factor-required", without.at("type"));
        assertEquals("access/bad-second-factor", logIn("000000").at("type"));
        assertEquals(200, logIn(code(secret, 0)).status());
        entrance.post();
        assertTrue(entrance.letters(user.email()).getFirst().contains("second factor was switched on"));
    }

    @Test
    void aWrongPasswordIsAnsweredTheSameWithOrWithoutASecondFactor() throws Exception {
        on();

        assertEquals(
                "access/bad-credentials",
                entrance.logIn(user.email(), "Wrong-horse-7").at("type"));
    }

    @Test
    void aCodeServesOnceThoughTwoUseItAtOnce() throws Exception {
        var secret = on();
        entrance.later(Duration.ofSeconds(60));
        var code = code(secret, 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = List.<Callable<Integer>>of(
                    () -> logIn(code).status(), () -> logIn(code).status());
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
        }
        assertEquals("access/bad-second-factor", logIn(code).at("type"));
    }

    @Test
    void theStepBeforeAndTheOneAfterCountAndNoOther() throws Exception {
        var secret = on();
        entrance.later(Duration.ofMinutes(5));

        assertEquals(401, logIn(code(secret, -2)).status());
        assertEquals(401, logIn(code(secret, 2)).status());
        assertEquals(200, logIn(code(secret, -1)).status());
        assertEquals(200, logIn(code(secret, 1)).status());
        assertEquals(401, logIn(code(secret, 0)).status(), "an older code than the last that was used");
    }

    @Test
    void codesAreGuessedFiveTimesAndThePasswordAloneGivesNoGuessBack() throws Exception {
        on();
        for (int i = 0; i < 5; i++) {
            assertEquals(401, logIn(null).status());
            assertEquals("access/bad-second-factor", logIn("00000" + i).at("type"));
        }

        assertEquals(423, logIn(null).status());
    }

    @Test
    void aRecoveryCodeLetsInOnceAndIsToldByMail() throws Exception {
        var enrolled = enroll();
        var confirmed = confirm(code(Entrance.text(enrolled, "secret"), 0));
        var codes = (List<?>) Objects.requireNonNull(confirmed.at("recoveryCodes"));
        assertEquals(10, codes.size());
        var recovery = codes.getFirst().toString();

        assertEquals(200, logIn(recovery).status());
        assertEquals(401, logIn(recovery).status());
        assertEquals(200, logIn(codes.get(1).toString()).status());
        entrance.post();
        assertTrue(entrance.letters(user.email()).getLast().contains("recovery code"));
    }

    @Test
    void theSecretIsInSecretsManagerAndInNoTableAndIsShownOnce() throws Exception {
        var secret = on();
        var stored = entrance.platform()
                .database()
                .table(TableName.ACCESS)
                .of(tenant)
                .need(SecondFactor.key(user.id()), SecondFactor.class);

        assertFalse(stored.toString().contains(secret));
        assertEquals(
                Optional.of(secret),
                entrance.platform().secrets().find("sa/" + tenant.partition() + "/2fa/" + user.id()));
        var again = enroll();
        assertEquals(409, again.status());
        assertFalse(again.body().contains(secret));
    }

    @Test
    void whoSwitchesItOffShowsACodeAndItsSecretIsGone() throws Exception {
        var secret = on();
        entrance.later(Duration.ofSeconds(60));

        assertEquals(401, disable("000000").status());
        assertEquals(204, disable(code(secret, 0)).status());

        assertEquals(200, logIn(null).status());
        assertEquals(
                Optional.empty(), entrance.platform().secrets().find("sa/" + tenant.partition() + "/2fa/" + user.id()));
    }

    @Test
    void whoSwitchedItOffSetsItUpAnewAtOnce() throws Exception {
        var before = on();
        entrance.later(Duration.ofSeconds(60));
        assertEquals(204, disable(code(before, 0)).status());

        var secret = on();

        assertNotEquals(before, secret);
        entrance.later(Duration.ofSeconds(60));
        assertEquals(200, logIn(code(secret, 0)).status());
    }

    @Test
    void aTenantThatAsksForItLetsNobodyInWithoutAndShowsTheWay() throws Exception {
        var session = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "refreshToken");
        assertEquals(
                204, call(SetPolicy.Function::new, Map.of("required", true)).status());

        assertEquals(401, entrance.refresh(session).status(), "a session without one does not go on");
        var refused = logIn(null);
        assertEquals(401, refused.status());
        assertEquals("access/second-factor-setup-required", refused.at("type"));
        var challenge = Entrance.text(refused, "challenge");
        var begun = entrance.open(SetUpSecondFactor.Function::new, "/v1/auth/2fa/setup")
                .body(Map.of("challenge", challenge))
                .send();
        var secret = Entrance.text(begun, "secret");
        var confirmed = entrance.open(ConfirmSetUp.Function::new, "/v1/auth/2fa/setup/confirm")
                .body(Map.of("challenge", challenge, "code", code(secret, 0)))
                .send();
        assertEquals(200, confirmed.status());

        entrance.later(Duration.ofSeconds(60));
        assertEquals(200, logIn(code(secret, 0)).status());
    }

    @Test
    void aChallengeIsOfOnePersonAndTenMinutes() {
        call(SetPolicy.Function::new, Map.of("required", true));
        var challenge = Entrance.text(logIn(null), "challenge");
        var other = entrance.user(tenant, Role.AGENT);

        for (var wrong : List.of("nonsense", challenge.replace(user.id(), other.id()), challenge + "x")) {
            assertEquals(
                    401,
                    entrance.open(SetUpSecondFactor.Function::new, "/v1/auth/2fa/setup")
                            .body(Map.of("challenge", wrong))
                            .send()
                            .status(),
                    wrong);
        }
        entrance.later(Duration.ofMinutes(10));
        assertEquals(
                401,
                entrance.open(SetUpSecondFactor.Function::new, "/v1/auth/2fa/setup")
                        .body(Map.of("challenge", challenge))
                        .send()
                        .status());
    }

    @Test
    void aChallengeEndsWithAllSessionsAndSoWithTheOldPassword() {
        call(SetPolicy.Function::new, Map.of("required", true));
        var challenge = Entrance.text(logIn(null), "challenge");

        call(LogOutEverywhere.Function::new, Map.of());

        assertEquals(
                "access/session-ended",
                entrance.open(SetUpSecondFactor.Function::new, "/v1/auth/2fa/setup")
                        .body(Map.of("challenge", challenge))
                        .send()
                        .at("type"));
        assertEquals(
                "access/session-ended",
                entrance.open(ConfirmSetUp.Function::new, "/v1/auth/2fa/setup/confirm")
                        .body(Map.of("challenge", challenge, "code", "000000"))
                        .send()
                        .at("type"));
    }

    @Test
    void onlyAnOwnerDecidesForTheSubAccount() {
        var manager = entrance.caller(tenant, entrance.user(tenant, Role.MANAGER));

        assertEquals(
                403,
                entrance.test
                        .call(
                                entrance.test.function(SetPolicy.Function::new, Permission.MANAGE),
                                "PUT",
                                "/v1/auth/2fa/policy")
                        .as(manager)
                        .body(Map.of("required", true))
                        .send()
                        .status());
    }

    @Test
    void allAdminsAreAskedForOneWhereASuperAdminSaysSo() {
        var address = entrance.address();
        var admin = new Caller.Admin(
                FirstAdmin.ensure(entrance.platform(), address, "Correct-horse-battery-7", "Root")
                        .id(),
                true,
                "test");
        try {
            assertEquals(204, policy(admin, true).status());
            assertEquals(
                    "access/second-factor-setup-required",
                    entrance.adminLogIn(address, "Correct-horse-battery-7").at("type"));
        } finally {
            policy(admin, false);
        }
        assertEquals(
                200, entrance.adminLogIn(address, "Correct-horse-battery-7").status());
    }

    private HttpCall.Answer policy(Caller.Admin admin, boolean required) {
        return entrance.test
                .call(
                        entrance.test.function(SetAdminPolicy.Function::new, Permission.SUPER_ADMIN),
                        "PUT",
                        "/v1/admin/auth/2fa/policy")
                .as(admin)
                .body(Map.of("required", required))
                .send();
    }

    private String on() throws Exception {
        var secret = Entrance.text(enroll(), "secret");
        assertEquals(200, confirm(code(secret, 0)).status());
        return secret;
    }

    private HttpCall.Answer enroll() {
        return call(EnrollSecondFactor.Function::new, Map.of());
    }

    private HttpCall.Answer confirm(String code) {
        return call(ConfirmSecondFactor.Function::new, Map.of("code", code));
    }

    private HttpCall.Answer disable(String code) {
        return call(DisableSecondFactor.Function::new, Map.of("code", code));
    }

    private HttpCall.Answer call(Function<Platform, ? extends HttpFunction> function, Map<String, Object> body) {
        return entrance.test
                .call(entrance.test.function(function, Permission.VIEW), "POST", "/v1/auth/2fa")
                .as(asUser)
                .body(body)
                .send();
    }

    private HttpCall.Answer logIn(@Nullable String code) {
        var body = new HashMap<String, Object>(
                Map.of("email", user.email(), "password", Entrance.PASSWORD, "tokens", true));
        if (code != null) {
            body.put("code", code);
        }
        return entrance.open(LogIn.Function::new, "/v1/auth/login").body(body).send();
    }

    private String code(String secret, int steps) throws java.security.InvalidKeyException {
        var generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm()),
                entrance.test.clock().instant().plusSeconds(30L * steps));
    }
}
