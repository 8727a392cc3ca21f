package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeadLimitTest {
    private final LeadsFixture leads = new LeadsFixture();

    @Test
    void concurrentCreationsStopExactlyAtTheLimitAndARemovedLeadMakesRoom() throws Exception {
        limit(9);
        var made = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 24; i++) {
                var email = "lead" + i + "@example.com";
                all.add(pool.submit(() -> made.addAndGet(create(email) == 201 ? 1 : 0)));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertEquals(9, made.get());
        assertEquals(9, counted());

        var refused = leads.create(Map.of("name", "Ann", "email", "one-more@example.com"));
        assertEquals(409, refused.status());
        assertTrue(refused.body().contains("subaccounts/limit-reached"), refused.body());
        assertEquals("leads", refused.at("metric"));
        assertEquals(9L, refused.at("limit"));

        var gone = leads.keys().stream()
                .filter(sk -> sk.startsWith("ld_") && !sk.contains("#"))
                .findFirst()
                .orElseThrow();
        leads.leads.delete(gone, null);
        assertEquals(201, create("one-more@example.com"));
        assertEquals(9, counted());
    }

    @Test
    void aLeadThatIsThereAlreadyIsNotCountedAgain() {
        limit(3);
        assertEquals(201, create("ann@example.com"));

        for (int i = 0; i < 4; i++) {
            assertEquals(409, create("ann@example.com"));
        }

        assertEquals(1, counted());
    }

    private int create(String email) {
        return leads.create(Map.of("name", "Ann", "email", email)).status();
    }

    private long counted() {
        return new Usage(leads.test.platform())
                .of(leads.tenant)
                .spent(Metric.LEADS)
                .month();
    }

    private void limit(int most) {
        var settings = Json.fromTree(Map.of("limits", Map.of("leads", most)), SubAccountSettings.class);
        var business = new SubAccount(
                leads.tenant.id().value(),
                "Sunny Solar",
                "sunny",
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                settings,
                null,
                null,
                null,
                null);
        var rows = leads.test.platform().database().table(TableName.SUBACCOUNTS).of(leads.tenant);
        leads.test.platform().database().commit(rows.put(SubAccounts.KEY, business, Actor.SYSTEM));
    }
}
