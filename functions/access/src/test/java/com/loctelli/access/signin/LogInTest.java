package com.loctelli.access.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.users.ChangeUser;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Standing;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LogInTest {
    private final Entrance entrance = new Entrance();

    @Test
    void aUserEntersWithTheAddressInAnyCaseAndGetsTokensAndCookies() {
        var tenant = entrance.test.tenant();
        var user = entrance.user(tenant, Role.MANAGER);

        var answer = entrance.logIn(user.email().toUpperCase(Locale.ROOT), Entrance.PASSWORD);

        assertEquals(200, answer.status());
        assertEquals(user.id(), answer.at("user.id"));
        assertEquals("manager", answer.at("user.role"));
        assertEquals(tenant.id().value(), answer.at("user.subAccountId"));
        assertEquals(900L, answer.at("expiresIn"));
        assertEquals(2, answer.cookies().size());
        assertTrue(
                answer.cookies().get(0).startsWith("access="), answer.cookies().toString());
        assertTrue(
                answer.cookies().get(1).startsWith("refresh="), answer.cookies().toString());
        assertTrue(
                answer.cookies().get(1).contains("Max-Age=604800"),
                answer.cookies().toString());
        assertTrue(
                answer.cookies().get(1).contains("HttpOnly"), answer.cookies().toString());

        var profile = entrance.profile(Entrance.text(answer, "accessToken"));
        assertEquals(200, profile.status());
        assertEquals(user.email(), profile.at("email"));
        assertNotNull(profile.at("lastLoginAt"));
    }

    @Test
    void tokensAreInTheBodyOnlyWhereTheyWereAskedFor() {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);

        var answer = logIn(Map.of("email", user.email(), "password", Entrance.PASSWORD));

        assertEquals(200, answer.status());
        assertNull(answer.at("accessToken"));
        assertNull(answer.at("refreshToken"));
        assertEquals(2, answer.cookies().size());
    }

    @Test
    void anUnknownAddressIsAnsweredExactlyAsAWrongPassword() {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);

        var wrong = entrance.logIn(user.email(), "Wrong-horse-7");
        var unknown = entrance.logIn(entrance.address(), "Wrong-horse-7");
        var noAddress = entrance.logIn("nobody", "Wrong-horse-7");

        assertEquals(401, wrong.status());
        assertEquals("access/bad-credentials", wrong.at("type"));
        assertEquals(withoutInstance(wrong), withoutInstance(unknown));
        assertEquals(withoutInstance(wrong), withoutInstance(noAddress));
        assertTrue(wrong.cookies().isEmpty());
    }

    @Test
    void aPasswordBeyondBcryptsReachIsJustWrong() {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);

        assertEquals(401, entrance.logIn(user.email(), "Aa1-" + "é".repeat(60)).status());
    }

    @Test
    void missingFieldsAreAllNamed() {
        var answer = logIn(Map.of("mail", "x"));

        assertEquals(400, answer.status());
        assertTrue(answer.wrongFields().containsAll(java.util.List.of("/mail", "/email", "/password")), answer.body());
    }

    @Test
    void fiveWrongPasswordsLockForAQuarterOfAnHourThenTenForAnHourThenUntilAnAdminUnlocks() {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);

        fail(user, 5);
        var locked = entrance.logIn(user.email(), Entrance.PASSWORD);
        assertEquals(423, locked.status());
        assertEquals("access/locked", locked.at("type"));
        assertTrue(Integer.parseInt(locked.headers().getOrDefault("retry-after", "0")) > 800);

        entrance.test.clock().advance(Duration.ofMinutes(15));
        fail(user, 5);
        entrance.test.clock().advance(Duration.ofMinutes(59));
        assertEquals(423, entrance.logIn(user.email(), Entrance.PASSWORD).status());

        entrance.test.clock().advance(Duration.ofMinutes(2));
        fail(user, 5);
        entrance.test.clock().advance(Duration.ofDays(60));
        assertEquals(423, entrance.logIn(user.email(), Entrance.PASSWORD).status());

        var unlock = entrance.test.function(UnlockSignIn.Function::new, Permission.ADMIN);
        assertEquals(
                204,
                entrance.test
                        .call(unlock, "POST", "/v1/admin/auth/unlock")
                        .as(entrance.test.admin())
                        .body(Map.of("email", user.email()))
                        .send()
                        .status());
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBeforeIt() {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);

        fail(user, 4);
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
        fail(user, 4);

        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void fiftyGuessesAtOnceAreFiveGuessesAndLock() throws Exception {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);
        var guesses = new ArrayList<Callable<HttpCall.Answer>>();
        for (int i = 0; i < 50; i++) {
            guesses.add(() -> entrance.logIn(user.email(), "Wrong-horse-7"));
        }

        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (var answer : pool.invokeAll(guesses)) {
                statuses.add(answer.get().status());
            }
        }

        assertEquals(5, statuses.stream().filter(status -> status == 401).count(), statuses.toString());
        assertTrue(
                statuses.stream().allMatch(status -> status == 401 || status == 423 || status == 429),
                statuses.toString());
        assertEquals(423, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void oneSourceHasItsShareOfWrongGuessesAMinuteWhateverTheAddresses() {
        for (int i = 0; i < 30; i++) {
            assertEquals(
                    401, entrance.logIn(entrance.address(), "Wrong-horse-7").status());
        }
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);

        var refused = entrance.logIn(user.email(), Entrance.PASSWORD);
        assertEquals(429, refused.status());
        assertNotNull(refused.headers().get("retry-after"));

        entrance.test.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void aSuspendedUserCannotEnterAndIsToldSoOnlyWithTheRightPassword() {
        var tenant = entrance.test.tenant();
        var manager = entrance.user(tenant, Role.OWNER);
        var user = entrance.user(tenant, Role.AGENT);
        var change = entrance.test.function(ChangeUser.Function::new, Permission.VIEW);
        assertEquals(
                200,
                entrance.test
                        .call(change, "PATCH", "/v1/users/" + user.id())
                        .path("id", user.id())
                        .as(entrance.caller(tenant, manager))
                        .body(Map.of("isActive", false))
                        .send()
                        .status());

        assertEquals(403, entrance.logIn(user.email(), Entrance.PASSWORD).status());
        assertEquals(401, entrance.logIn(user.email(), "Wrong-horse-7").status());
    }

    @Test
    void usersOfASuspendedSubAccountCannotEnter() {
        var tenant = entrance.test.tenant();
        var user = entrance.user(tenant, Role.OWNER);
        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, false, 10));

        assertEquals(403, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void aPasswordIsNeverPartOfWhatARequestSaysOfItself() {
        var request = new LogIn.Request("a@example.com", Entrance.PASSWORD, null, null, null);

        assertFalse(request.toString().contains(Entrance.PASSWORD));
        assertFalse(
                new NewUser("n", "e", Entrance.PASSWORD, Role.AGENT).toString().contains(Entrance.PASSWORD));
    }

    private void fail(UserView user, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(401, entrance.logIn(user.email(), "Wrong-horse-7").status(), "guess " + i);
        }
    }

    private HttpCall.Answer logIn(Map<String, Object> body) {
        return entrance.test
                .call(entrance.test.function(LogIn.Function::new, Permission.PUBLIC), "POST", "/v1/auth/login")
                .body(body)
                .send();
    }

    private static String withoutInstance(HttpCall.Answer answer) {
        return answer.status() + answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
