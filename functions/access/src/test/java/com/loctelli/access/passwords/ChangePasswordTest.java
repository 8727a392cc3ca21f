package com.loctelli.access.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.users.UserView;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangePasswordTest {
    private final Entrance entrance = new Entrance();
    private final UserView user = entrance.user(entrance.test.tenant(), Role.AGENT);
    private final HttpCall.Answer entered = entrance.logIn(user.email(), Entrance.PASSWORD);
    private String access = Entrance.text(entered, "accessToken");

    @Test
    void theNewPasswordCountsTheOldOneDoesNotAndOtherSessionsEnd() {
        var other = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "refreshToken");

        assertEquals(204, change(Entrance.PASSWORD, "Battery-staple-8").status());

        assertEquals(401, entrance.logIn(user.email(), Entrance.PASSWORD).status());
        assertEquals(200, entrance.logIn(user.email(), "Battery-staple-8").status());
        assertEquals(401, entrance.refresh(other).status());
        assertEquals(
                200, entrance.refresh(Entrance.text(entered, "refreshToken")).status(), "the asking session stays");
    }

    @Test
    void aChangeThatStopsAtAnyCallHasEndedTheOtherSessionsOrSetNothing() {
        boolean isStopped = true;
        for (int n = 0; isStopped; n++) {
            var email = entrance.user(entrance.test.tenant(), Role.AGENT).email();
            var asking = entrance.logIn(email, Entrance.PASSWORD);
            var other = Entrance.text(entrance.logIn(email, Entrance.PASSWORD), "refreshToken");
            access = Entrance.text(asking, "accessToken");

            entrance.stop.arm(n, true);
            change(Entrance.PASSWORD, "Battery-staple-8");
            isStopped = entrance.stop.restart();

            boolean isSet = entrance.logIn(email, "Battery-staple-8").status() == 200;
            assertEquals(isSet ? 401 : 200, entrance.refresh(other).status(), "stopped at call " + n);
            assertEquals(
                    200,
                    entrance.refresh(Entrance.text(asking, "refreshToken")).status(),
                    "the asking session stays, stopped at call " + n);
        }
    }

    @Test
    void whoDoesNotKnowTheOldPasswordChangesNothingAndIsLocked() {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, change("Wrong-horse-7", "Battery-staple-8").status());
        }

        assertEquals(423, change(Entrance.PASSWORD, "Battery-staple-8").status());
    }

    @Test
    void theLastFivePasswordsAreRefused() {
        var old = Entrance.PASSWORD;
        for (int i = 1; i <= 5; i++) {
            assertEquals(204, change(old, "Battery-staple-" + i).status());
            old = "Battery-staple-" + i;
        }

        for (int i = 1; i <= 5; i++) {
            var refused = change(old, "Battery-staple-" + i);
            assertEquals(400, refused.status());
            assertEquals(List.of("/newPassword"), refused.wrongFields());
        }
        assertEquals(204, change(old, Entrance.PASSWORD).status(), "the sixth before may be used again");
    }

    @Test
    void aWeakPasswordIsRefused() {
        var refused = change(Entrance.PASSWORD, "weak");

        assertEquals(400, refused.status());
        assertTrue(refused.wrongFields().stream().allMatch("/newPassword"::equals));
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void aPasswordTypedWithOtherCompositionIsTheSame() {
        assertEquals(204, change(Entrance.PASSWORD, "Cafe\u0301-Crème-9").status());

        assertEquals(200, entrance.logIn(user.email(), "Caf\u00e9-Cr\u00e8me-9").status());
    }

    private HttpCall.Answer change(String old, String fresh) {
        var answer = entrance.test
                .call(
                        entrance.test.function(ChangePassword.Function::new, Permission.VIEW),
                        "POST",
                        "/v1/auth/change-password")
                .header("authorization", "Bearer " + access)
                .body(Map.of("currentPassword", old, "newPassword", fresh))
                .send();
        if (answer.status() == 204) {
            access = answer.cookies().getFirst().replaceFirst("^[^=]*=", "").split(";", 2)[0];
        }
        return answer;
    }
}
