package com.loctelli.subaccounts.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.access.users.Standing;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowUsageTest {
    private final TestPlatform test = TestPlatform.start();
    private final Tenant tenant = test.tenant();

    @Test
    void whatWasUsedIsToldByDayAndMonthWithItsLimitsAndWhenItBeginsAnew() {
        take(Metric.LEADS, 2);
        take(Metric.SMS, 3);
        test.clock().set(Instant.parse("2026-03-03T10:00:00Z"));
        take(Metric.SMS, 4);

        var told = usage(tenant, null);

        assertEquals(200, told.status());
        assertEquals("2026-03", told.at("month"));
        assertEquals("UTC", String.valueOf(told.at("timezone")).replace("Z", "UTC"));
        assertEquals("users", told.at("stocks.0.metric"));
        assertEquals((long) Standing.USUAL_MOST, told.at("stocks.0.limit"));
        assertEquals("leads", told.at("stocks.1.metric"));
        assertEquals(2L, told.at("stocks.1.used"));
        assertEquals(1000L, told.at("stocks.1.limit"));
        assertEquals("sms", told.at("flows.0.metric"));
        assertEquals(7L, told.at("flows.0.usedInMonth"));
        assertEquals(4L, told.at("flows.0.usedToday"));
        assertEquals(50L, told.at("flows.0.limitPerDay"));
        assertEquals("2026-03-04T00:00:00.000Z", told.at("flows.0.dayResetsAt"));
        assertEquals("2026-04-01T00:00:00.000Z", told.at("flows.0.monthResetsAt"));
        assertEquals(Map.of("2026-03-02", 3L, "2026-03-03", 4L), told.at("flows.0.days"));
    }

    @Test
    void anEarlierMonthIsToldAsItWasAndNothingOfAnotherTenants() {
        take(Metric.SMS, 3);
        test.clock().set(Instant.parse("2026-04-03T10:00:00Z"));

        assertEquals(0L, usage(tenant, null).at("flows.0.usedInMonth"));
        assertEquals(3L, usage(tenant, "2026-03").at("flows.0.usedInMonth"));
        assertEquals(0L, usage(test.tenant(), "2026-03").at("flows.0.usedInMonth"));
        var wrong = usage(tenant, "soon");
        assertEquals(400, wrong.status());
        assertEquals("/month", wrong.at("errors.0.pointer"));
    }

    private void take(Metric metric, long amount) {
        new Usage(test.platform())
                .of(tenant)
                .count(List.of(new Charge(metric, amount)), test.platform().database()::commit);
    }

    private HttpCall.Answer usage(Tenant whose, @org.jspecify.annotations.Nullable String month) {
        var call = test.call(
                        test.function(ShowOwnUsage.Function::new, Permission.MANAGE), "GET", "/v1/sub-account/usage")
                .as(test.user(whose, Role.MANAGER));
        return (month == null ? call : call.query("month", month)).send();
    }
}
