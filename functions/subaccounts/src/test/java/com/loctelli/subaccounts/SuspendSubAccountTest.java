package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.signin.Refresh;
import com.loctelli.kernel.edge.Permission;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuspendSubAccountTest {
    private final Agency agency = new Agency();

    @Test
    void usersOfASuspendedSubAccountCanNeitherEnterNorStayUntilItIsResumed() {
        var opened = agency.open(agency.request());
        var id = String.valueOf(opened.at("id"));
        var email = String.valueOf(opened.at("owner.email"));
        var token = String.valueOf(agency.logIn(email).at("refreshToken"));

        var suspended = agency.call(
                        SuspendSubAccount.Function::new, "POST", "/v1/admin/sub-accounts/" + id + "/suspend")
                .path("id", id)
                .body(Map.of("reason", "unpaid"))
                .send();

        assertEquals("suspended", suspended.at("status"));
        assertEquals("unpaid", suspended.at("suspendedReason"));
        assertEquals(403, agency.logIn(email).status());
        assertEquals(401, refresh(token));
        assertTrue(agency.list().body().contains("\"suspended\""));

        var resumed = agency.call(ResumeSubAccount.Function::new, "POST", "/v1/admin/sub-accounts/" + id + "/resume")
                .path("id", id)
                .send();

        assertEquals("active", resumed.at("status"));
        assertFalse(resumed.json().containsKey("suspendedReason"));
        assertEquals(200, agency.logIn(email).status());
        assertEquals(200, refresh(token));
    }

    private int refresh(String token) {
        return agency.test
                .call(agency.test.function(Refresh.Function::new, Permission.PUBLIC), "POST", "/v1/auth/refresh")
                .body(Map.of("refreshToken", token))
                .send()
                .status();
    }
}
