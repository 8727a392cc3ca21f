package com.loctelli.access.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.access.Entrance;
import com.loctelli.access.passwords.AskPasswordReset;
import com.loctelli.access.passwords.ConfirmPasswordReset;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VerifyEmailTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView user = entrance.user(tenant, Role.AGENT);

    @Test
    void whoHoldsTheLinkShowsTheAddressToBeHisOnce() {
        assertEquals(false, verified());
        var token = asked();

        assertEquals(204, confirm(token).status());

        assertEquals(true, verified());
        assertEquals(410, confirm(token).status());
    }

    @Test
    void aNewUserIsAskedAtOnce() {
        var address = entrance.address();
        var owner = entrance.caller(tenant, entrance.user(tenant, Role.OWNER));

        var added = entrance.test
                .call(entrance.test.function(AddUser.Function::new, Permission.MANAGE), "POST", "/v1/users")
                .as(owner)
                .body(Map.of("name", "Bea", "email", address, "password", Entrance.PASSWORD, "role", "agent"))
                .send();
        assertEquals(201, added.status());
        entrance.post();

        assertEquals(204, confirm(entrance.inLastLetter(address, "#token=")).status());
    }

    @Test
    void aLinkEndsAfterThreeDays() {
        var token = asked();
        entrance.later(Duration.ofDays(3));

        assertEquals(410, confirm(token).status());
        assertEquals(false, verified());
    }

    @Test
    void aResetOfThePasswordShowsTheAddressToo() {
        entrance.open(AskPasswordReset.Function::new, "/v1/auth/password-reset")
                .body(Map.of("email", user.email()))
                .send();
        entrance.post();
        entrance.open(ConfirmPasswordReset.Function::new, "/v1/auth/password-reset/confirm")
                .body(Map.of(
                        "token", entrance.inLastLetter(user.email(), "#token="), "newPassword", "Battery-staple-8"))
                .send();

        assertEquals(true, verified());
    }

    private String asked() {
        assertEquals(204, ask(entrance.caller(tenant, user)).status());
        entrance.post();
        return entrance.inLastLetter(user.email(), "#token=");
    }

    private HttpCall.Answer ask(Caller.User who) {
        return entrance.test
                .call(
                        entrance.test.function(AskVerification.Function::new, Permission.VIEW),
                        "POST",
                        "/v1/auth/verify-email/request")
                .as(who)
                .send();
    }

    private HttpCall.Answer confirm(String token) {
        return entrance.open(VerifyEmail.Function::new, "/v1/auth/verify-email")
                .body(Map.of("token", token))
                .send();
    }

    private boolean verified() {
        return Objects.requireNonNull(entrance.users().of(tenant).find(user.id()))
                .emailVerified();
    }
}
