package com.loctelli.access.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.Entrance;
import com.loctelli.access.Sha256;
import com.loctelli.access.users.ChangeUser;
import com.loctelli.access.users.Standing;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView owner = entrance.user(tenant, Role.OWNER);
    private final Caller.User asOwner = entrance.caller(tenant, owner);

    @Test
    void whoHasTheCodeComesInWithTheRoleThatWasGiven() {
        var made = invite(asOwner, Map.of("role", "agent"));
        assertEquals(201, made.status());
        var code = Entrance.text(made, "code");

        var shown = show(code);
        assertEquals(200, shown.status());
        assertEquals("agent", shown.at("role"));
        assertEquals(owner.name(), shown.at("invitedBy"));

        var address = entrance.address();
        var entered = register(code, address);
        assertEquals(200, entered.status());
        assertEquals("agent", entered.at("user.role"));
        assertEquals(tenant.partition(), entered.at("user.subAccountId"));
        assertEquals(
                200, entrance.profile(Entrance.text(entered, "accessToken")).status());
        assertEquals(200, entrance.logIn(address, Entrance.PASSWORD).status());
        assertEquals(410, register(code, entrance.address()).status(), "it serves once");
        entrance.post();
        assertEquals(1, entrance.letters(address).size(), "who comes in is asked to show the address");
    }

    @Test
    void ofTwentyWhoTakeTheLastPlaceExactlyOneGetsIt() throws Exception {
        var code = Entrance.text(invite(asOwner, Map.of("role", "viewer", "maxUses", 1)), "code");
        var invitations = new Invitations(entrance.platform());
        var open = invitations.open(code);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uses = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 20; i++) {
                uses.add(() -> {
                    try {
                        entrance.platform().database().commit(invitations.use(open));
                        return true;
                    } catch (Problem problem) {
                        assertEquals(AccessProblems.INVITATION_ENDED, problem.type());
                        return false;
                    }
                });
            }
            int won = 0;
            for (var use : threads.invokeAll(uses)) {
                won += use.get() ? 1 : 0;
            }
            assertEquals(1, won);
        }
    }

    @Test
    void ofTwoWhoRegisterAtOnceOneComesInAndOfTheOtherNothingIsKept() throws Exception {
        var code = Entrance.text(invite(asOwner, Map.of("role", "viewer")), "code");
        var addresses = List.of(entrance.address(), entrance.address());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = addresses.stream()
                    .<Callable<Integer>>map(
                            address -> () -> register(code, address).status())
                    .toList();
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertEquals(List.of(200, 410), answers.stream().sorted().toList());
            var loser = addresses.get(answers.indexOf(410));
            assertEquals(401, entrance.logIn(loser, Entrance.PASSWORD).status());
            var again = Entrance.text(invite(asOwner, Map.of("role", "viewer")), "code");
            assertEquals(200, register(again, loser).status(), "the address is free");
        }
    }

    @Test
    void aNamedAddressGetsTheCodeByMailAndNobodyElseMayUseIt() {
        var address = entrance.address();
        var made = invite(asOwner, Map.of("role", "agent", "email", address));
        entrance.post();

        var code = entrance.inLastLetter(address, "#code=");
        assertEquals(made.at("code"), code);
        var refused = register(code, entrance.address());
        assertEquals(400, refused.status());
        assertEquals(List.of("/email"), refused.wrongFields());
        assertEquals(200, register(code, address).status());
    }

    @Test
    void anInvitationEndsByTimeAndByBeingTakenBack() {
        var late = Entrance.text(invite(asOwner, Map.of("role", "agent", "expiresInHours", 1)), "code");
        var taken = invite(asOwner, Map.of("role", "agent"));
        assertEquals(204, revoke(asOwner, Entrance.text(taken, "id")).status());
        assertEquals(204, revoke(asOwner, Entrance.text(taken, "id")).status(), "again is the same");

        assertEquals(404, show(Entrance.text(taken, "code")).status());
        assertEquals(
                404, register(Entrance.text(taken, "code"), entrance.address()).status());
        entrance.later(Duration.ofHours(1));
        assertTrue(List.of(404, 410).contains(register(late, entrance.address()).status()));
    }

    @Test
    void whatWasTakenBackIsNotUsedByWhoReadItBefore() {
        var made = invite(asOwner, Map.of("role", "agent"));
        var invitations = new Invitations(entrance.platform());
        var open = invitations.open(Entrance.text(made, "code"));
        assertEquals(204, revoke(asOwner, Entrance.text(made, "id")).status());

        var refused = org.junit.jupiter.api.Assertions.assertThrows(
                Problem.class, () -> entrance.platform().database().commit(invitations.use(open)));
        assertEquals(AccessProblems.INVITATION_ENDED, refused.type());
    }

    @Test
    void nobodyInvitesAboveHisOwnRole() {
        var manager = entrance.caller(tenant, entrance.user(tenant, Role.MANAGER));

        assertEquals(403, invite(manager, Map.of("role", "owner")).status());
        assertEquals(201, invite(manager, Map.of("role", "manager")).status());
    }

    @Test
    void whoIsLetGoOrMayGiveTheRoleNoMoreBringsNobodyIn() {
        var manager = entrance.user(tenant, Role.MANAGER);
        var code = Entrance.text(invite(entrance.caller(tenant, manager), Map.of("role", "manager")), "code");

        for (var change : List.of(
                Map.<String, Object>of("role", "agent"),
                Map.<String, Object>of("role", "manager", "isActive", false))) {
            assertEquals(200, change(manager, change).status());
            var refused = register(code, entrance.address());
            assertEquals(410, refused.status(), refused.body());
            assertEquals("access/invitation-ended", refused.at("type"));
        }

        assertEquals(200, change(manager, Map.of("isActive", true)).status());
        assertEquals(200, register(code, entrance.address()).status(), "it was not used up");
    }

    private HttpCall.Answer change(UserView whom, Map<String, Object> body) {
        return entrance.test
                .call(
                        entrance.test.function(ChangeUser.Function::new, Permission.VIEW),
                        "PATCH",
                        "/v1/users/" + whom.id())
                .path("id", whom.id())
                .as(asOwner)
                .body(body)
                .send();
    }

    @Test
    void theListShowsNoCodeAndAnotherTenantSeesAndTakesBackNothing() {
        var made = invite(asOwner, Map.of("role", "agent"));
        var stranger = entrance.test.tenant();
        var asStranger = entrance.caller(stranger, entrance.user(stranger, Role.OWNER));

        assertFalse(list(asOwner).body().contains(Entrance.text(made, "code")));
        assertEquals(made.at("id"), list(asOwner).at("data.0.id"));
        assertEquals(List.of(), list(asStranger).at("data"));
        assertEquals(404, revoke(asStranger, Entrance.text(made, "id")).status());
        assertEquals(200, show(Entrance.text(made, "code")).status());
    }

    @Test
    void theCodeIsKeptNowhere() {
        var made = invite(asOwner, Map.of("role", "agent"));
        var stored = entrance.platform()
                .database()
                .table(TableName.ACCESS)
                .of(tenant)
                .need(Invitation.key(Entrance.text(made, "id")), Invitation.class)
                .value();

        assertEquals(Sha256.hex(Entrance.text(made, "code")), stored.codeHash());
        assertFalse(stored.toString().contains(Entrance.text(made, "code")));
    }

    @Test
    void theLimitOfUsersHoldsForInvitationsToo() {
        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, true, 1));
        var code = Entrance.text(invite(asOwner, Map.of("role", "agent")), "code");

        var refused = register(code, entrance.address());
        assertEquals(409, refused.status());
        assertEquals("access/user-limit", refused.at("type"));
        assertEquals(
                0,
                Objects.requireNonNull((Number) list(asOwner).at("data.0.uses")).intValue());
    }

    private HttpCall.Answer invite(Caller.User who, Map<String, Object> body) {
        return entrance.test
                .call(entrance.test.function(AddInvitation.Function::new, Permission.MANAGE), "POST", "/v1/invitations")
                .as(who)
                .body(body)
                .send();
    }

    private HttpCall.Answer list(Caller.User who) {
        return entrance.test
                .call(
                        entrance.test.function(ListInvitations.Function::new, Permission.MANAGE),
                        "GET",
                        "/v1/invitations")
                .as(who)
                .send();
    }

    private HttpCall.Answer revoke(Caller.User who, String id) {
        return entrance.test
                .call(
                        entrance.test.function(RevokeInvitation.Function::new, Permission.MANAGE),
                        "DELETE",
                        "/v1/invitations/" + id)
                .path("id", id)
                .as(who)
                .send();
    }

    private HttpCall.Answer show(String code) {
        return entrance.test
                .call(
                        entrance.test.function(ShowInvitation.Function::new, Permission.PUBLIC),
                        "GET",
                        "/v1/public/invitations/" + code)
                .path("code", code)
                .send();
    }

    private HttpCall.Answer register(String code, String address) {
        return entrance.open(Register.Function::new, "/v1/auth/register")
                .body(Map.of(
                        "code", code, "name", "Bea", "email", address, "password", Entrance.PASSWORD, "tokens", true))
                .send();
    }
}
