package com.loctelli.access.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.signin.LogOutEverywhere;
import com.loctelli.access.users.DeactivateUser;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView user = entrance.user(tenant, Role.AGENT);
    private final HttpCall.Answer phone = entrance.logIn(user.email(), Entrance.PASSWORD);
    private final HttpCall.Answer desk = entrance.logIn(user.email(), Entrance.PASSWORD);

    @Test
    void whereSomebodyIsSignedInIsListedAndThisSessionMarked() {
        entrance.test.clock().advance(Duration.ofMinutes(5));
        entrance.refresh(Entrance.text(desk, "refreshToken"));

        var sessions = sessions(desk);

        assertEquals(2, sessions.size());
        var current = sessions.stream()
                .filter(one -> one.get("isCurrent").equals(true))
                .toList();
        assertEquals(1, current.size());
        assertEquals("192.0.2.7", current.getFirst().get("ip"));
        assertNotEquals(current.getFirst().get("createdAt"), current.getFirst().get("lastUsedAt"));
    }

    @Test
    void aSessionThatIsEndedElsewhereEndsAtItsNextRequest() {
        assertEquals(204, end(desk, id(desk, false)).status());

        assertEquals(401, profile(phone).status());
        assertEquals(401, entrance.refresh(Entrance.text(phone, "refreshToken")).status());
        assertEquals(200, profile(desk).status());
        assertEquals(1, sessions(desk).size());
    }

    @Test
    void nobodyEndsAnothersSession() {
        var colleague = entrance.user(tenant, Role.OWNER);
        var stranger = entrance.user(entrance.test.tenant(), Role.OWNER);
        var id = id(desk, true);

        for (var other : List.of(colleague, stranger)) {
            var entered = entrance.logIn(other.email(), Entrance.PASSWORD);
            assertEquals(404, end(entered, id).status());
            assertEquals(1, sessions(entered).size());
        }
        assertEquals(200, profile(desk).status());
    }

    @Test
    void aSessionThatWasNotRefreshedForSevenDaysIsListedNoMore() {
        entrance.test.clock().advance(Duration.ofDays(7));
        var fresh = entrance.logIn(user.email(), Entrance.PASSWORD);

        assertEquals(1, sessions(fresh).size());
    }

    @Test
    void signingOutEverywhereEndsEveryTokenAndLetsInAgain() {
        var answer = call(desk, "POST", "/v1/auth/logout-all").send();

        assertEquals(204, answer.status());
        assertTrue(answer.cookies().stream().allMatch(cookie -> cookie.contains("Max-Age=0")));
        for (var session : List.of(phone, desk)) {
            assertEquals(401, profile(session).status());
            assertEquals(
                    401,
                    entrance.refresh(Entrance.text(session, "refreshToken")).status());
        }
        assertEquals(
                200, profile(entrance.logIn(user.email(), Entrance.PASSWORD)).status());
    }

    @Test
    void aSignOutEverywhereThatStopsAtAnyCallHasEndedEverySessionOrNone() {
        boolean isStopped = true;
        for (int n = 0; isStopped; n++) {
            var email = entrance.user(entrance.test.tenant(), Role.AGENT).email();
            var here = entrance.logIn(email, Entrance.PASSWORD);
            var there = entrance.logIn(email, Entrance.PASSWORD);

            entrance.stop.arm(n, true);
            call(here, "POST", "/v1/auth/logout-all").send();
            isStopped = entrance.stop.restart();

            entrance.later(Duration.ofSeconds(6));
            int expected = profile(here).status() == 401 ? 401 : 200;
            for (var session : List.of(here, there)) {
                assertEquals(
                        expected,
                        entrance.refresh(Entrance.text(session, "refreshToken")).status(),
                        "stopped at call " + n);
            }
        }
    }

    @Test
    void theListHasNoSessionThatEndedWithAllOthers() {
        call(desk, "POST", "/v1/auth/logout-all").send();

        assertEquals(
                1, sessions(entrance.logIn(user.email(), Entrance.PASSWORD)).size());
    }

    @Test
    void aManagerTakesTheRightToEnterAndTheUsersTokenEnds() {
        var manager = entrance.caller(tenant, entrance.user(tenant, Role.MANAGER));
        var owner = entrance.user(tenant, Role.OWNER);

        assertEquals(204, deactivate(manager, user.id()).status());
        assertEquals(401, profile(desk).status());
        assertEquals(403, entrance.logIn(user.email(), Entrance.PASSWORD).status());
        assertEquals(204, deactivate(manager, user.id()).status(), "again is the same");
        assertEquals(403, deactivate(manager, owner.id()).status());
        var last = deactivate(entrance.caller(tenant, owner), owner.id());
        assertEquals("access/last-owner", last.at("type"));
    }

    @Test
    void anotherTenantsUserIsNotThereToBeDeactivated() {
        var elsewhere = entrance.test.tenant();
        var stranger = entrance.caller(elsewhere, entrance.user(elsewhere, Role.OWNER));

        assertEquals(404, deactivate(stranger, user.id()).status());
        assertEquals(200, profile(desk).status());
    }

    private HttpCall.Answer deactivate(com.loctelli.kernel.tenancy.Caller caller, String id) {
        return entrance.test
                .call(
                        entrance.test.function(DeactivateUser.Function::new, Permission.MANAGE),
                        "DELETE",
                        "/v1/users/" + id)
                .path("id", id)
                .as(caller)
                .send();
    }

    private HttpCall.Answer profile(HttpCall.Answer entered) {
        return entrance.profile(Entrance.text(entered, "accessToken"));
    }

    private HttpCall.Answer end(HttpCall.Answer as, String id) {
        return call(as, "DELETE", "/v1/auth/sessions/" + id).path("id", id).send();
    }

    private String id(HttpCall.Answer as, boolean isCurrent) {
        return String.valueOf(sessions(as).stream()
                .filter(one -> one.get("isCurrent").equals(isCurrent))
                .findFirst()
                .orElseThrow()
                .get("id"));
    }

    @SuppressWarnings("unchecked") // the data is a list of objects
    private List<Map<String, Object>> sessions(HttpCall.Answer as) {
        var answer = call(as, "GET", "/v1/auth/sessions").send();
        assertEquals(200, answer.status(), answer.body());
        return (List<Map<String, Object>>) Objects.requireNonNull(answer.at("data"));
    }

    private HttpCall call(HttpCall.Answer as, String method, String path) {
        var function = switch (method) {
            case "GET" -> entrance.test.function(ListSessions.Function::new, Permission.VIEW);
            case "POST" -> entrance.test.function(LogOutEverywhere.Function::new, Permission.VIEW);
            default -> entrance.test.function(EndSession.Function::new, Permission.VIEW);
        };
        return entrance.test
                .call(function, method, path)
                .header("authorization", "Bearer " + Entrance.text(as, "accessToken"));
    }
}
