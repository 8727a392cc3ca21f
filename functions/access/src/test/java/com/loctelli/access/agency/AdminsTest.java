package com.loctelli.access.agency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.admins.AdminUser;
import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.access.passwords.ChangeAdminPassword;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.SigningKeys;
import com.loctelli.testkit.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AdminsTest {
    private static final String LONG = "Correct-horse-battery-7";
    private final Entrance entrance = new Entrance();
    private final String first = entrance.address();
    private final Caller.Admin asFirst = new Caller.Admin(
            FirstAdmin.ensure(entrance.platform(), first, LONG, "Ada").id(), true, "test");

    @Test
    void aCodeOfASuperAdminsMakesAnAdminOnce() {
        var code = Entrance.text(code("admin"), "code");
        var address = entrance.address();

        var entered = register(code, address, LONG);
        assertEquals(200, entered.status());
        assertEquals("admin", entered.at("user.role"));
        assertEquals(200, entrance.adminLogIn(address, LONG).status());
        assertEquals(401, entrance.logIn(address, LONG).status(), "an admin is no user");

        assertEquals(410, register(code, entrance.address(), LONG).status());
        assertEquals(410, register("nonsense", entrance.address(), LONG).status());
    }

    @Test
    void ofTwoWhoUseACodeAtOnceOneBecomesAnAdmin() throws Exception {
        var code = Entrance.text(code("admin"), "code");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = List.<Callable<Integer>>of(
                    () -> register(code, entrance.address(), LONG).status(),
                    () -> register(code, entrance.address(), LONG).status());
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertEquals(List.of(200, 410), answers.stream().sorted().toList());
        }
    }

    @Test
    void aCodeEndsByTimeAndByBeingTakenBackAndIsListedWithoutItself() {
        var late = Entrance.text(code("admin"), "code");
        var taken = code("super_admin");
        assertFalse(
                get(ListAdminCodes.Function::new, "/v1/admin/auth-codes").body().contains(late));
        assertEquals(
                204,
                delete(RevokeAdminCode.Function::new, Entrance.text(taken, "id"))
                        .status());

        assertEquals(
                410,
                register(Entrance.text(taken, "code"), entrance.address(), LONG).status());
        entrance.later(Duration.ofDays(1));
        assertEquals(410, register(late, entrance.address(), LONG).status());
    }

    @Test
    void anAdminsPasswordIsTwelveLongAndTheLastTenAreRefused() {
        var code = Entrance.text(code("admin"), "code");
        assertEquals(400, register(code, entrance.address(), "Ho-9zk!vQp").status());

        var old = LONG;
        var access = Entrance.text(entrance.adminLogIn(first, LONG), "accessToken");
        for (int i = 1; i <= 10; i++) {
            var changed = change(access, old, "Battery-staple-no-" + i);
            assertEquals(204, changed.status());
            access = changed.cookies().getFirst().replaceFirst("^[^=]*=", "").split(";", 2)[0];
            old = "Battery-staple-no-" + i;
        }
        assertEquals(400, change(access, old, "Battery-staple-no-1").status());
        assertEquals(204, change(access, old, LONG).status(), "the eleventh before may be used again");
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndEverywhere() {
        var address = entrance.address();
        var entered = register(Entrance.text(code("admin"), "code"), address, LONG);
        var id = Entrance.text(entered, "user.id");

        assertEquals(204, delete(RemoveAdmin.Function::new, id).status());

        assertEquals(403, entrance.adminLogIn(address, LONG).status());
        assertEquals(
                401,
                entrance.test
                        .call(
                                entrance.test.function(ListAdmins.Function::new, Permission.SUPER_ADMIN),
                                "GET",
                                "/v1/admin/admins")
                        .header("authorization", "Bearer " + Entrance.text(entered, "accessToken"))
                        .send()
                        .status());
        assertEquals(false, one(id).at("isActive"));
        assertEquals(204, delete(RemoveAdmin.Function::new, id).status(), "again is the same");
        assertEquals(403, delete(RemoveAdmin.Function::new, asFirst.id()).status(), "nobody removes himself");
        assertEquals(
                404,
                delete(RemoveAdmin.Function::new, "adm_0000000000000000000000").status());
    }

    @Test
    void whoIsRemovedDoesNotComeBackByACodeOfHisOwn() {
        var other = register(Entrance.text(code("super_admin"), "code"), entrance.address(), LONG);
        var asOther = new Caller.Admin(Entrance.text(other, "user.id"), true, "test");
        var code = Entrance.text(code(asOther, "super_admin"), "code");
        assertEquals(204, delete(RemoveAdmin.Function::new, asOther.id()).status());
        var address = entrance.address();

        var refused = register(code, address, LONG);

        assertEquals(410, refused.status(), refused.body());
        assertEquals("access/invitation-ended", refused.at("type"));
        assertEquals(401, entrance.adminLogIn(address, LONG).status());
    }

    @Test
    void aSignInThatIsUnderWayDoesNotOutliveAnotherPassword() {
        var access = Entrance.text(entrance.adminLogIn(first, LONG), "accessToken");
        entrance.meanwhile.before(
                "entity=AttributeValue(S=RefreshToken)",
                () -> assertEquals(
                        204, change(access, LONG, "Battery-staple-no-1").status()));

        assertEquals(401, entrance.adminLogIn(first, LONG).status());
        assertEquals(200, entrance.adminLogIn(first, "Battery-staple-no-1").status());
    }

    @Test
    void ofTwoSuperAdminsWhoRemoveEachOtherOneStays() throws Exception {
        var other = Entrance.text(
                register(Entrance.text(code("super_admin"), "code"), entrance.address(), LONG), "user.id");
        var asOther = new Caller.Admin(other, true, "test");
        var remove = new RemoveAdmin(entrance.platform());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(List.<Callable<Boolean>>of(
                    () -> removes(remove, asFirst, other), () -> removes(remove, asOther, asFirst.id())))) {
                assertFalse(result.isCancelled());
            }
        }

        var rows = entrance.platform().directory().platformRows();
        long left = List.of(asFirst.id(), other).stream()
                .filter(id ->
                        rows.need(AdminUser.key(id), AdminUser.class).value().isActive())
                .count();
        assertEquals(1, left);
    }

    @Test
    void aLockedAdminIsUnlockedById() {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, entrance.adminLogIn(first, "Wrong-horse-7").status());
        }
        assertEquals(423, entrance.adminLogIn(first, LONG).status());

        assertEquals(
                204,
                entrance.test
                        .call(
                                entrance.test.function(UnlockAdmin.Function::new, Permission.SUPER_ADMIN),
                                "POST",
                                "/v1/admin/admins/" + asFirst.id() + "/unlock")
                        .path("id", asFirst.id())
                        .as(asFirst)
                        .send()
                        .status());

        assertEquals(200, entrance.adminLogIn(first, LONG).status());
    }

    @Test
    void attemptsAreListedNewestFirstByPages() {
        var user = entrance.user(entrance.test.tenant(), Role.AGENT);
        assertEquals(401, entrance.logIn(user.email(), "Wrong-horse-7").status());
        entrance.later(Duration.ofSeconds(1));
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());

        var page = entrance.test
                .call(
                        entrance.test.function(ListAuthAttempts.Function::new, Permission.ADMIN),
                        "GET",
                        "/v1/admin/auth-attempts")
                .query("email", user.email())
                .query("limit", "1")
                .as(asFirst)
                .send();
        assertEquals("ok", page.at("data.0.reason"));
        var next = entrance.test
                .call(
                        entrance.test.function(ListAuthAttempts.Function::new, Permission.ADMIN),
                        "GET",
                        "/v1/admin/auth-attempts")
                .query("email", user.email())
                .query("limit", "1")
                .query(
                        "cursor",
                        Objects.requireNonNull(page.at("page.nextCursor")).toString())
                .as(asFirst)
                .send();
        assertEquals("password", next.at("data.0.reason"));
        assertEquals("192.0.2.7", next.at("data.0.ip"));
        var all = get(ListAuthAttempts.Function::new, "/v1/admin/auth-attempts");
        assertTrue(all.status() == 200 && all.body().contains(user.email()), all.body());
    }

    @Test
    void aRotatedKeySignsWhatComesNextAndTheOldOneHoldsForAnHour() {
        var before = Entrance.text(entrance.logIn(user(), Entrance.PASSWORD), "accessToken");
        var rotated = rotate("");
        assertEquals(200, rotated.status());
        var after = Entrance.text(entrance.logIn(user(), Entrance.PASSWORD), "accessToken");

        assertNotEquals(kid(before), kid(after));
        assertEquals(rotated.at("kid"), kid(after));
        assertEquals(200, entrance.profile(before).status());
        assertEquals(200, entrance.profile(after).status());
        assertTrue(entrance.platform().signingKeys().document().contains(kid(before)));
        entrance.later(Duration.ofHours(1));
        assertFalse(entrance.platform().signingKeys().document().contains(kid(before)));
        assertTrue(entrance.platform().signingKeys().document().contains(kid(after)));
    }

    @Test
    void aKeyThatLeakedIsOverAtOnceAndWhoIsInGoesOnByTheRefreshToken() {
        var entered = entrance.logIn(user(), Entrance.PASSWORD);
        var before = Entrance.text(entered, "accessToken");

        assertEquals(200, rotate("{\"leaked\":true}").status());

        assertEquals(401, entrance.profile(before).status());
        assertFalse(entrance.platform().signingKeys().document().contains(kid(before)));
        var goesOn = entrance.refresh(Entrance.text(entered, "refreshToken"));
        assertEquals(200, entrance.profile(Entrance.text(goesOn, "accessToken")).status());
    }

    @Test
    void aKeyIsReplacedWhenItsTermIsOverAndAnotherProcessHearsOfIt() {
        var before = kid(Entrance.text(entrance.logIn(user(), Entrance.PASSWORD), "accessToken"));
        // A day more than its term: the stages of a process share their first key, which may be some seconds younger.
        entrance.later(SigningKeys.TERM.plusDays(1));

        var token = Entrance.text(entrance.logIn(user(), Entrance.PASSWORD), "accessToken");

        assertNotEquals(before, kid(token));
        var other = new Platform(
                entrance.platform().settings(),
                entrance.platform().clock(),
                entrance.platform().ids(),
                List.of());
        assertEquals(200, entrance.profile(token).status());
        assertTrue(other.tokens().verify(token) instanceof Caller.User);
    }

    private HttpCall.Answer rotate(String body) {
        return entrance.test
                .call(
                        entrance.test.function(RotateSigningKeys.Function::new, Permission.SUPER_ADMIN),
                        "POST",
                        "/v1/admin/signing-keys/rotate")
                .as(asFirst)
                .body(body)
                .send();
    }

    private String user() {
        return entrance.user(entrance.test.tenant(), Role.AGENT).email();
    }

    private static String kid(String token) {
        var header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        return header.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static boolean removes(RemoveAdmin remove, Caller.Admin by, String id) {
        try {
            return remove.handle(by, new RemoveAdmin.Request(id)).status() == 204;
        } catch (Problem _) {
            return false;
        }
    }

    private HttpCall.Answer code(String role) {
        return code(asFirst, role);
    }

    private HttpCall.Answer code(Caller.Admin by, String role) {
        return entrance.test
                .call(
                        entrance.test.function(AddAdminCode.Function::new, Permission.SUPER_ADMIN),
                        "POST",
                        "/v1/admin/auth-codes")
                .as(by)
                .body(Map.of("role", role))
                .send();
    }

    private HttpCall.Answer register(String code, String address, String password) {
        return entrance.open(AdminRegister.Function::new, "/v1/admin/auth/register")
                .body(Map.of("code", code, "name", "Grace", "email", address, "password", password, "tokens", true))
                .send();
    }

    private HttpCall.Answer change(String access, String old, String fresh) {
        return entrance.test
                .call(
                        entrance.test.function(ChangeAdminPassword.Function::new, Permission.ADMIN),
                        "POST",
                        "/v1/admin/auth/change-password")
                .header("authorization", "Bearer " + access)
                .body(Map.of("currentPassword", old, "newPassword", fresh))
                .send();
    }

    private HttpCall.Answer get(Function<Platform, ? extends HttpFunction> function, String path) {
        return entrance.test
                .call(entrance.test.function(function, Permission.SUPER_ADMIN), "GET", path)
                .as(asFirst)
                .send();
    }

    private HttpCall.Answer one(String id) {
        return entrance.test
                .call(
                        entrance.test.function(ShowAdmin.Function::new, Permission.SUPER_ADMIN),
                        "GET",
                        "/v1/admin/admins/" + id)
                .path("id", id)
                .as(asFirst)
                .send();
    }

    private HttpCall.Answer delete(Function<Platform, ? extends HttpFunction> function, String id) {
        return entrance.test
                .call(entrance.test.function(function, Permission.SUPER_ADMIN), "DELETE", "/v1/admin/things/" + id)
                .path("id", id)
                .as(asFirst)
                .send();
    }
}
