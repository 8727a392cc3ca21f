package com.loctelli.access.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.sessions.RefreshToken;
import com.loctelli.access.users.Standing;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView user = entrance.user(tenant, Role.OWNER);
    private final HttpCall.Answer entered = entrance.logIn(user.email(), Entrance.PASSWORD);
    private final String first = Entrance.text(entered, "refreshToken");

    @Test
    void aRefreshTokenIsExchangedForANewOneAndTheAccessTokenWorks() {
        var answer = entrance.refresh(first);

        assertEquals(200, answer.status());
        assertNotEquals(first, answer.at("refreshToken"));
        assertEquals(user.id(), answer.at("user.id"));
        assertEquals(200, entrance.profile(Entrance.text(answer, "accessToken")).status());
        assertEquals(
                200, entrance.refresh(Entrance.text(answer, "refreshToken")).status());
    }

    @Test
    void theCookieDoesWhereTheBodyHasNone() {
        var cookie = entered.cookies().get(1).split(";", 2)[0];

        var answer = entrance.test
                .call(entrance.test.function(Refresh.Function::new, Permission.PUBLIC), "POST", "/v1/auth/refresh")
                .cookie(cookie)
                .header("origin", "http://localhost:8080")
                .send();

        assertEquals(200, answer.status());
        assertFalse(answer.json().containsKey("refreshToken"));
        assertTrue(answer.cookies().get(1).startsWith("refresh="));
    }

    @Test
    void aPageOfAnotherOriginCannotHaveTheCookieUsed() {
        var cookie = entered.cookies().get(1).split(";", 2)[0];

        for (var origin : List.of("https://evil.example", "null", "http://localhost:8081", "")) {
            var call = entrance.open(Refresh.Function::new, "/v1/auth/refresh").cookie(cookie);
            if (!origin.isEmpty()) {
                call.header("origin", origin);
            }
            assertEquals(403, call.send().status(), origin);
        }
        assertEquals(
                200, entrance.refresh(Entrance.text(entered, "refreshToken")).status(), "the token was not used");
    }

    @Test
    void theftIsToldToTheUserByMailOnce() {
        var first = Entrance.text(entered, "refreshToken");
        assertEquals(200, entrance.refresh(first).status());
        entrance.later(Duration.ofSeconds(11));

        assertEquals(401, entrance.refresh(first).status());
        assertEquals(401, entrance.refresh(first).status());
        entrance.post();

        var letters = entrance.letters(user.email());
        assertEquals(1, letters.size());
        assertTrue(letters.getFirst().contains("stolen"), letters.getFirst());
    }

    @Test
    void twoTabsThatRefreshAtOnceGetTheSameSuccessor() throws Exception {
        for (int round = 0; round < 5; round++) {
            var token = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "refreshToken");
            var start = new CyclicBarrier(2);
            Callable<HttpCall.Answer> tab = () -> {
                start.await();
                return entrance.refresh(token);
            };
            var successors = new HashSet<String>();
            try (var pool = Executors.newFixedThreadPool(2)) {
                for (var answer : pool.invokeAll(List.of(tab, tab))) {
                    assertEquals(200, answer.get().status(), answer.get().body());
                    successors.add(Entrance.text(answer.get(), "refreshToken"));
                }
            }
            assertEquals(1, successors.size());
            assertEquals(200, entrance.refresh(successors.iterator().next()).status());
        }
    }

    @Test
    void insideTheGraceTheSameSuccessorIsGivenAgain() {
        var once = entrance.refresh(first);
        entrance.test.clock().advance(Duration.ofSeconds(5));

        var again = entrance.refresh(first);

        assertEquals(200, again.status());
        assertEquals(once.at("refreshToken"), again.at("refreshToken"));
    }

    @Test
    void reuseOutsideTheGraceKillsTheFamily() {
        var second = Entrance.text(entrance.refresh(first), "refreshToken");
        entrance.test.clock().advance(Duration.ofSeconds(11));

        var reused = entrance.refresh(first);

        assertEquals(401, reused.status());
        assertEquals("access/session-ended", reused.at("type"));
        assertEquals(401, entrance.refresh(second).status());
    }

    @Test
    void aKilledFamilyLeavesOtherSessionsAlone() {
        var other = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "refreshToken");
        entrance.refresh(first);
        entrance.test.clock().advance(Duration.ofSeconds(11));
        assertEquals(401, entrance.refresh(first).status());

        assertEquals(200, entrance.refresh(other).status());
    }

    @Test
    void aRefreshTokenEndsAfterSevenDaysAndASessionAfterThirty() {
        var token = first;
        for (int day = 6; day <= 24; day += 6) {
            entrance.test.clock().advance(Duration.ofDays(6));
            token = Entrance.text(entrance.refresh(token), "refreshToken");
        }
        entrance.test.clock().advance(Duration.ofDays(6));
        assertEquals(401, entrance.refresh(token).status());

        var fresh = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "refreshToken");
        entrance.test.clock().advance(Duration.ofDays(7));
        assertEquals(401, entrance.refresh(fresh).status());
    }

    @Test
    void whoAsksToBeRememberedStaysForThirtyDaysAndForNinetyInAll() {
        var entered = entrance.open(LogIn.Function::new, "/v1/auth/login")
                .body(Map.of("email", user.email(), "password", Entrance.PASSWORD, "tokens", true, "remember", true))
                .send();
        assertTrue(
                entered.cookies().stream()
                        .anyMatch(cookie -> cookie.startsWith("refresh=") && cookie.contains("Max-Age=2592000")),
                entered.cookies()::toString);
        var token = Entrance.text(entered, "refreshToken");
        for (int i = 0; i < 3; i++) {
            entrance.test.clock().advance(Duration.ofDays(29));
            token = Entrance.text(entrance.refresh(token), "refreshToken");
        }
        entrance.test.clock().advance(Duration.ofDays(3));
        assertEquals(401, entrance.refresh(token).status(), "ninety days are over");

        var fresh = Entrance.text(
                entrance.open(LogIn.Function::new, "/v1/auth/login")
                        .body(Map.of(
                                "email", user.email(), "password", Entrance.PASSWORD, "tokens", true, "remember", true))
                        .send(),
                "refreshToken");
        entrance.test.clock().advance(Duration.ofDays(30));
        assertEquals(401, entrance.refresh(fresh).status(), "thirty days without a refresh");
    }

    @Test
    void anythingElseIsNoRefreshToken() {
        var parts = first.split("\\.", -1);
        var otherSecret = parts[0] + "." + parts[1] + "." + parts[2] + "." + "A".repeat(44);
        var otherFamily = parts[0] + "." + "A".repeat(22) + "." + parts[2] + "." + parts[3];

        assertEquals(401, entrance.refresh("x").status());
        assertEquals(401, entrance.refresh(otherSecret).status());
        assertEquals(401, entrance.refresh(otherFamily).status());
        assertEquals(
                401,
                entrance.refresh(Entrance.text(entered, "accessToken").substring(0, 190))
                        .status());
        assertEquals(200, entrance.refresh(first).status(), "a forged token must not end the session");
    }

    @Test
    void aUsersTokenIsNoneInTheAdminsRealm() {
        var answer = entrance.test
                .call(
                        entrance.test.function(AdminRefresh.Function::new, Permission.PUBLIC),
                        "POST",
                        "/v1/admin/auth/refresh")
                .body(Map.of("refreshToken", first))
                .send();

        assertEquals(401, answer.status());
    }

    @Test
    void theEleventhRefreshOfAMinuteIsOneTooMany() {
        for (int i = 0; i < 10; i++) {
            assertEquals(200, entrance.refresh(first).status());
        }

        assertEquals(429, entrance.refresh(first).status());
    }

    @Test
    void aSuspendedUserOrSubAccountCannotRefresh() {
        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, false, 10));
        assertEquals(401, entrance.refresh(first).status());

        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, true, 10));
        assertEquals(200, entrance.refresh(first).status());
    }

    @Test
    void loggingOutEndsTheSessionAndTakesTheCookiesAway() {
        var answer = entrance.test
                .call(entrance.test.function(LogOut.Function::new, Permission.VIEW), "POST", "/v1/auth/logout")
                .header("authorization", "Bearer " + Entrance.text(entered, "accessToken"))
                .send();

        assertEquals(204, answer.status());
        assertTrue(
                answer.cookies().stream().allMatch(cookie -> cookie.contains("Max-Age=0")),
                answer.cookies().toString());
        assertEquals(401, entrance.refresh(first).status());
    }

    @Test
    void noTokenIsStoredInClear() {
        var second = Entrance.text(entrance.refresh(first), "refreshToken");
        var rows = UserRealm.rows(entrance.platform(), tenant);

        var stored = rows.query(Query.prefix("RF#"), RefreshToken.class).data().toString();

        assertFalse(stored.contains(first.substring(first.lastIndexOf('.') + 1)));
        assertFalse(stored.contains(second.substring(second.lastIndexOf('.') + 1)));
    }
}
