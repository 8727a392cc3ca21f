package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowStatsTest {
    private final Agency agency = new Agency();

    @Test
    void theAgencysSubAccountsAreCountedByHowTheyStand() {
        var before = stats();
        agency.opened();
        var second = agency.opened();
        agency.call(SuspendSubAccount.Function::new, "POST", "/v1/admin/sub-accounts/" + second + "/suspend")
                .path("id", second)
                .body(Map.of("reason", "unpaid"))
                .send();

        var after = stats();

        assertEquals(2, more(before, after, "subAccounts"));
        assertEquals(1, more(before, after, "active"));
        assertEquals(1, more(before, after, "suspended"));
        assertEquals(0, more(before, after, "deleting"));
        assertEquals(2, more(before, after, "openedIn30Days"));
    }

    private Map<String, Object> stats() {
        var answer =
                agency.call(ShowStats.Function::new, "GET", "/v1/admin/stats").send();
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static long more(Map<String, Object> before, Map<String, Object> after, String name) {
        return (Long) after.get(name) - (Long) before.get(name);
    }
}
