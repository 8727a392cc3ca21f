package com.loctelli.access.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.access.admins.ShowAdminProfile;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AdminLogInTest {
    private static final String PASSWORD = "Correct-horse-battery-7";

    private final Entrance entrance = new Entrance();
    private final String address = entrance.address();

    @Test
    void theFirstAdminIsASuperAdminAndCanEnterRefreshAndLeave() {
        var ensured = FirstAdmin.ensure(entrance.platform(), address, PASSWORD, "Root");
        assertTrue(ensured.isNew() && ensured.isStrong());

        var entered = entrance.adminLogIn(address, PASSWORD);

        assertEquals(200, entered.status());
        assertEquals(ensured.id(), entered.at("user.id"));
        assertEquals("super_admin", entered.at("user.role"));
        assertNull(entered.at("user.subAccountId"));
        var refreshed = refresh(Entrance.text(entered, "refreshToken"));
        assertEquals(200, refreshed.status());
        var access = Entrance.text(refreshed, "accessToken");
        var profile = call(ShowAdminProfile.Function::new, "GET", "/v1/admin/auth/profile", access);
        assertEquals(address, profile.at("email"));
        assertNotNull(profile.at("lastLoginAt"));
        assertEquals(
                204,
                call(AdminLogOut.Function::new, "POST", "/v1/admin/auth/logout", access)
                        .status());
        assertEquals(401, refresh(Entrance.text(refreshed, "refreshToken")).status());
    }

    @Test
    void ensuringTheFirstAdminAgainChangesNothing() throws Exception {
        Callable<String> start = () -> FirstAdmin.ensure(entrance.platform(), address, PASSWORD, "Root")
                .id();
        var ids = new HashSet<String>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var id : pool.invokeAll(List.of(start, start, start, start))) {
                ids.add(id.get());
            }
        }

        assertEquals(1, ids.size());
        assertFalse(FirstAdmin.ensure(entrance.platform(), address, "Another-password-8", "Root")
                .isNew());
        assertEquals(200, entrance.adminLogIn(address, PASSWORD).status());
        assertEquals(401, entrance.adminLogIn(address, "Another-password-8").status());
    }

    @Test
    void theRealmsAreApart() {
        FirstAdmin.ensure(entrance.platform(), address, PASSWORD, "Root");
        Tenant tenant = entrance.test.tenant();
        var user = entrance.user(tenant, Role.OWNER);

        assertEquals(401, entrance.logIn(address, PASSWORD).status());
        assertEquals(401, entrance.adminLogIn(user.email(), Entrance.PASSWORD).status());
        var access = Entrance.text(entrance.adminLogIn(address, PASSWORD), "accessToken");
        assertEquals(403, entrance.profile(access).status(), "an admin is no user");
    }

    @Test
    void theSigningKeysAreServedAndHoldNoPrivatePart() {
        FirstAdmin.ensure(entrance.platform(), address, PASSWORD, "Root");
        entrance.adminLogIn(address, PASSWORD);

        var keys = entrance.test
                .call(
                        entrance.test.function(ShowKeys.Function::new, Permission.PUBLIC),
                        "GET",
                        "/v1/.well-known/jwks.json")
                .send();

        assertEquals(200, keys.status());
        assertEquals("RSA", keys.at("keys.0.kty"));
        assertEquals("PS256", keys.at("keys.0.alg"));
        assertNull(keys.at("keys.0.d"));
    }

    private HttpCall.Answer refresh(String token) {
        return entrance.test
                .call(
                        entrance.test.function(AdminRefresh.Function::new, Permission.PUBLIC),
                        "POST",
                        "/v1/admin/auth/refresh")
                .body(Map.of("refreshToken", token, "tokens", true))
                .send();
    }

    private HttpCall.Answer call(
            java.util.function.Function<com.loctelli.kernel.platform.Platform, com.loctelli.kernel.edge.HttpFunction>
                    function,
            String method,
            String path,
            String access) {
        return entrance.test
                .call(entrance.test.function(function, Permission.ADMIN), method, path)
                .header("authorization", "Bearer " + access)
                .send();
    }
}
