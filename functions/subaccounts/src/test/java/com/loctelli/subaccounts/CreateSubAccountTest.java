package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class CreateSubAccountTest {
    private final AtomicReference<String> broken = new AtomicReference<>("");
    private final Agency agency = new Agency(new BreakingTransactions(broken));

    @Test
    void anAdminOpensASubAccountWhoseOwnerCanEnter() {
        var request = agency.request();

        var answer = agency.open(request);

        assertEquals(201, answer.status(), answer.body());
        assertEquals("\"1\"", answer.headers().get("etag"));
        assertEquals(request.get("slug"), answer.at("slug"));
        assertEquals("active", answer.at("status"));
        assertEquals(10L, answer.at("settings.limits.users"));
        assertEquals("08:00", answer.at("settings.compliance.quietHours.start"));
        var email = String.valueOf(answer.at("owner.email"));
        var entered = agency.logIn(email);
        assertEquals(200, entered.status());
        assertEquals(answer.at("id"), entered.at("user.subAccountId"));
        assertEquals(answer.at("owner.id"), entered.at("user.id"));
        assertEquals("owner", entered.at("user.role"));
        assertTrue(agency.list().body().contains(String.valueOf(answer.at("id"))));
        var shown = agency.show(String.valueOf(answer.at("id")));
        assertEquals("Sunny Solar", shown.at("name"));
        assertFalse(shown.json().containsKey("owner"));
    }

    @Test
    void aNameIsTakenOnce() {
        var first = agency.request();
        agency.open(first);
        var second = agency.request();
        second.put("slug", first.get("slug"));

        var refused = agency.open(second);

        assertEquals(409, refused.status());
        assertEquals("subaccounts/slug-taken", refused.at("type"));
        assertNothingIsLeft(1);
        second.put("slug", agency.fresh("moon"));
        assertEquals(201, agency.open(second).status(), "the owner's address is free again");
    }

    @Test
    void anOwnersTakenAddressRefusesAndFreesTheName() {
        var first = agency.request();
        agency.open(first);
        var second = agency.request();
        second.put("owner", first.get("owner"));

        var refused = agency.open(second);

        assertEquals(409, refused.status());
        assertEquals("access/email-taken", refused.at("type"));
        assertNothingIsLeft(1);
        second.put("owner", Agency.owner(agency.fresh("mail") + "@example.com"));
        assertEquals(201, agency.open(second).status(), "the name is free again");
    }

    @Test
    void oneOfSeveralThatWantANameAtOnceGetsIt() throws Exception {
        var slug = agency.fresh("race");
        Callable<Integer> opener = () -> {
            var request = agency.request();
            request.put("slug", slug);
            return agency.open(request).status();
        };

        try (var pool = Executors.newFixedThreadPool(3)) {
            var statuses = pool.invokeAll(List.of(opener, opener, opener)).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertEquals(List.of(201, 409, 409), statuses);
        }
        assertNothingIsLeft(1);
    }

    @Test
    void whereTheTenantsOwnWritesFailNothingHalfMadeIsLeft() {
        var request = agency.request();
        broken.set("_access");

        assertEquals(503, agency.open(request).status());

        broken.set("");
        assertNothingIsLeft(0);
        assertEquals(201, agency.open(request).status(), "name and address are free again");
    }

    @Test
    void aNameLeftBehindByAStoppedProcessIsFreeAfterTwoMinutes() {
        var request = agency.request();
        var slug = String.valueOf(request.get("slug"));
        var facts = Map.of(
                "user", "usr_gone", "at", agency.test.platform().clock().now().toString());
        var rows = agency.test.platform().directory().platformRows();
        agency.test
                .platform()
                .database()
                .commit(rows.insert(
                        RoutingKey.slug(slug).value(),
                        new RoutingFact(agency.test.tenant().id().value(), facts),
                        agency.admin.actor()));

        assertEquals(409, agency.open(request).status());
        agency.test.clock().advance(java.time.Duration.ofMinutes(3));
        assertEquals(201, agency.open(request).status());
    }

    @Test
    void whatCannotBeIsNamed() {
        var request = agency.request();
        request.put("timezone", "Mars/Olympus");
        request.put("defaultCountry", "QQ");

        assertEquals(
                List.of("/timezone", "/defaultCountry"), agency.open(request).wrongFields());
        request = agency.request();
        request.put("slug", "Not A Slug");
        assertEquals(List.of("/slug"), agency.open(request).wrongFields());
        request = agency.request();
        request.put("owner", Map.of("name", "Olive", "email", "x", "password", Agency.PASSWORD));
        assertEquals(List.of("/owner/email"), agency.open(request).wrongFields());
        request.put("owner", Map.of("name", "Olive", "email", "a@example.com", "password", "weak"));
        assertTrue(agency.open(request).wrongFields().stream().allMatch("/owner/password"::equals));
        request.remove("owner");
        assertEquals(List.of("/owner"), agency.open(request).wrongFields());
        assertNothingIsLeft(0);
    }

    @Test
    void aUserOpensNoSubAccount() {
        var function = agency.test.function(CreateSubAccount.Function::new, Permission.ADMIN);

        var answer = agency.test
                .call(function, "POST", "/v1/admin/sub-accounts")
                .as(agency.test.user(agency.test.tenant(), Role.OWNER))
                .body(agency.request())
                .send();

        assertEquals(403, answer.status());
    }

    /** The directory holds the facts of so many sub-accounts, each with one owner, and no others. */
    private void assertNothingIsLeft(int subAccounts) {
        var platform = agency.test.platform();
        var rows = platform.directory().platformRows();
        for (var prefix : List.of("TENANT#", "SLUG#", "EMAIL#", "USER#", "SA#")) {
            assertEquals(subAccounts, rows.count(Query.prefix(prefix)), prefix);
        }
        platform.directory()
                .eachTenant(tenant -> assertEquals(
                        1, new Users(platform).of(tenant).list(null, 10).data().size()));
    }

    /** Loses the connection of every transaction that writes to the named table. */
    private record BreakingTransactions(AtomicReference<String> table) implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            boolean breaks = context.request() instanceof TransactWriteItemsRequest request
                    && !table.get().isEmpty()
                    && request.toString().replace('-', '_').contains(table.get());
            if (breaks) {
                throw SdkClientException.create("the connection was lost");
            }
        }
    }
}
