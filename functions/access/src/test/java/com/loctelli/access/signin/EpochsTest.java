package com.loctelli.access.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.access.Entrance;
import com.loctelli.access.admins.AdminUser;
import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.access.users.ChangeUser;
import com.loctelli.access.users.Standing;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends an access token before its fifteen minutes. */
class EpochsTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final Caller.User owner = entrance.caller(tenant, entrance.user(tenant, Role.OWNER));
    private final UserView user = entrance.user(tenant, Role.AGENT);
    private final String token = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "accessToken");

    /** Another process: another cache, the same tables and clock. */
    private final Platform elsewhere =
            new Platform(entrance.platform().settings(), entrance.platform().clock(), Ids.secure(), List.of());

    @Test
    void anotherRoleEndsTheTokensOfTheOldOneAtTheNextRequest() {
        assertEquals(200, entrance.profile(token).status());

        change(Map.of("role", "viewer"));

        assertEquals(401, entrance.profile(token).status());
        var fresh = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "accessToken");
        assertEquals(200, entrance.profile(fresh).status());
    }

    @Test
    void aChangeOfNothingThatCountsLeavesTheTokenAlone() {
        change(Map.of("company", "Acme"));

        assertEquals(200, entrance.profile(token).status());
    }

    @Test
    void aSuspendedSubAccountsTokensAreRefusedUntilItIsResumed() {
        assertEquals(200, entrance.profile(token).status());
        stand(false);
        assertEquals(401, entrance.profile(token).status());
        stand(true);
        assertEquals(200, entrance.profile(token).status());
    }

    @Test
    void anotherProcessSeesAChangeWithinFiveSeconds() {
        assertEquals(Role.AGENT, verified(elsewhere, token).user().role());
        change(Map.of("role", "viewer"));

        entrance.test.clock().advance(Duration.ofSeconds(5));

        assertThrows(Problem.class, () -> verified(elsewhere, token));
    }

    @Test
    void aTokenThatIsNewerThanWhatIsKnownIsReadAfterAndNotRefused() {
        verified(elsewhere, token);
        change(Map.of("role", "viewer"));
        var fresh = entrance.platform().tokens().issueUser(tenant.id(), user.id(), Role.VIEWER, 2, "other");

        assertEquals(Role.VIEWER, verified(elsewhere, fresh).user().role());
        var ahead = entrance.platform().tokens().issueUser(tenant.id(), user.id(), Role.OWNER, 3, "other");
        assertThrows(Problem.class, () -> verified(elsewhere, ahead));
    }

    @Test
    void aWarmProcessChecksWithoutATrip() {
        verified(elsewhere, token);
        var meter = new Meter();

        Meter.measure(meter, () -> verified(elsewhere, token));

        assertEquals(0, meter.trips());
    }

    @Test
    void aColdProcessChecksWithOneReadBesideTheKeys() {
        elsewhere.signingKeys().document();
        var meter = new Meter();

        Meter.measure(meter, () -> verified(elsewhere, token));

        assertEquals(1, meter.trips());
    }

    @Test
    void aUserWhoseRowIsGoneIsNobody() {
        assertEquals(200, entrance.profile(token).status());
        entrance.platform()
                .database()
                .commit(UserRealm.rows(entrance.platform(), tenant).delete(Epochs.userKey(user.id())));

        assertThrows(Problem.class, () -> verified(elsewhere, token));
    }

    @Test
    void anAdminWhoIsDeactivatedOrOfAnotherEpochIsRefused() {
        var email = entrance.address();
        var id = FirstAdmin.ensure(entrance.platform(), email, "Correct-horse-77", "Root")
                .id();
        var admin = Entrance.text(entrance.adminLogIn(email, "Correct-horse-77"), "accessToken");
        assertEquals(id, verified(elsewhere, admin).admin().id());
        var rows = entrance.platform().directory().platformRows();
        entrance.platform().database().commit(rows.update(AdminUser.key(id), new Update().add("tokenEpoch", 1)));
        entrance.test.clock().advance(Duration.ofSeconds(5));

        assertThrows(Problem.class, () -> verified(elsewhere, admin));
    }

    private void stand(boolean mayEnter) {
        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, mayEnter, 10));
        entrance.platform().epochs().changed(tenant);
    }

    private static Caller verified(Platform at, String token) {
        var verified = at.tokens().verified(token);
        at.epochs().checked(verified.caller(), verified.epoch());
        return verified.caller();
    }

    private void change(Map<String, Object> body) {
        var answer = entrance.test
                .call(
                        entrance.test.function(ChangeUser.Function::new, Permission.VIEW),
                        "PATCH",
                        "/v1/users/" + user.id())
                .path("id", user.id())
                .as(owner)
                .body(body)
                .send();
        assertEquals(200, answer.status(), answer.body());
    }
}
