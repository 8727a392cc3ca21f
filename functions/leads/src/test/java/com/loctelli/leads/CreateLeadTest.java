package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreateLeadTest {
    private final LeadsFixture fixture = new LeadsFixture();

    @Test
    void oneTransactionWritesLeadUniquenessTokensTimelineAndEventAndNothingElse() {
        var answer = fixture.create(Map.of(
                "name",
                "José Núñez",
                "phone",
                "(212) 736-5000",
                "email",
                "Jose.N@Example.com",
                "company",
                "Acme",
                "externalIds",
                Map.of("ghl", "c1"),
                "customFields",
                Map.of("roof", "flat", "floors", 2)));

        assertEquals(201, answer.status(), answer.body());
        assertEquals("\"1\"", answer.headers().get("etag"));
        var id = (String) answer.at("id");
        assertEquals("+12127365000", answer.at("phone"));
        assertEquals("valid", answer.at("phoneValid"));
        assertEquals("José", answer.at("firstName"));
        assertEquals("Jose.N@Example.com", answer.at("email"));
        assertEquals("lead", answer.at("status"));
        assertEquals("api", answer.at("source"));
        assertEquals("flat", answer.at("customFields.roof"));
        assertEquals(2L, answer.at("customFields.floors"));
        assertEquals("America/New_York", answer.at("timezone"));
        assertEquals("area_code", answer.at("timezoneSource"));
        assertEquals(List.of(new LeadCaptured(id, "api", true)), fixture.captured());
        assertEquals(List.of("created"), fixture.timeline(id));
        var keys = fixture.keys();
        assertTrue(
                keys.containsAll(List.of(
                        id,
                        "PHONE#+12127365000",
                        "EMAIL#jose.n@example.com",
                        "EXT#ghl#c1",
                        "T#jose#" + id,
                        "T#nunez#" + id,
                        "T#acme#" + id,
                        "T#5000#" + id,
                        "T#n#" + id,
                        "T#12127365000#" + id,
                        "T#jose.n@example.com#" + id)),
                keys::toString);
        assertEquals(12, keys.size(), keys::toString);
    }

    @Test
    void aSecondLeadWithTheSamePhoneIsAConflictThatNamesTheFirst() {
        var first = fixture.create(Map.of("name", "Ann", "phone", "+12127365000"));
        fixture.captured();
        var before = fixture.keys();

        var second = fixture.create(Map.of("name", "Bob", "phone", "212-736-5000"));

        assertEquals(409, second.status());
        assertEquals(
                "leads/duplicate-phone",
                second.at("type") == null
                        ? null
                        : String.valueOf(second.at("type")).replaceAll(".*(leads/)", "$1"));
        assertEquals(first.at("id"), second.at("existingId"));
        assertEquals(before, fixture.keys());
        assertEquals(List.of(), fixture.captured());
    }

    @Test
    void anAddressThatDiffersOnlyInCaseIsTheSame() {
        fixture.create(Map.of("name", "Ann", "email", "Ann@Example.com"));
        var second = fixture.create(Map.of("name", "Bob", "email", "ann@EXAMPLE.com"));
        assertEquals(409, second.status());
        assertTrue(second.body().contains("leads/duplicate-email"));
    }

    @Test
    void ofManyAtOnceWithOnePhoneExactlyOneIsMade() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> fixture.create(Map.of("name", "N" + i, "phone", "+12127365001"))
                                    .status())
                    .toList();
            var statuses = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
            assertTrue(
                    statuses.stream().allMatch(status -> status == 201 || status == 409 || status == 503),
                    statuses::toString);
        }
        assertEquals(1, fixture.captured().size());
    }

    @Test
    void everyWrongFieldIsNamedAtOnceAndNothingIsWritten() {
        var answer = fixture.create(Map.of(
                "name",
                " ",
                "colour",
                "red",
                "valueMicros",
                -1,
                "phone",
                "12",
                "email",
                "x@",
                "timezone",
                "Moon/Base",
                "ownerUserId",
                "usr_none"));
        assertEquals(400, answer.status());
        assertEquals(
                List.of("/colour", "/email", "/name", "/ownerUserId", "/phone", "/timezone", "/valueMicros"),
                answer.wrongFields().stream().sorted().toList());
        assertEquals(List.of(), fixture.keys());
    }

    @Test
    void whatIsTooLargeToBeKeptIsNamedAtOnceAndNothingIsWritten() {
        Object deep = "x";
        for (int i = 0; i < 40; i++) {
            deep = List.of(deep);
        }
        var answer = fixture.create(Map.of(
                "name",
                "Ann",
                "externalIds",
                Map.of("crm", "x".repeat(1100), "My CRM", "7", "ghl", "c1"),
                "attribution",
                Map.of("utm_source", "x".repeat(600), "campaign", "spring"),
                "customFields",
                Map.of("n", 1e200, "long", "x".repeat(410_000), "deep", deep, "roof", List.of("flat", 2))));
        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/attribution/utm_source",
                        "/customFields/deep",
                        "/customFields/long",
                        "/customFields/n",
                        "/externalIds/My CRM",
                        "/externalIds/crm"),
                answer.wrongFields().stream().sorted().toList());
        assertEquals(List.of(), fixture.keys());
    }

    @Test
    void anOwnerAndAStrategyThatAreNotThereAreNamedAtOnce() {
        var wrong = Map.of("name", "Ann", "ownerUserId", "usr_none", "strategyId", "st_none");
        var refused = fixture.create(wrong);
        assertEquals(400, refused.status());
        assertEquals(List.of("/ownerUserId", "/strategyId"), refused.wrongFields());
        assertEquals(List.of(), fixture.keys());

        var strategies = fixture.test.platform().database().table(TableName.STRATEGIES);
        var another = fixture.test.tenant();
        fixture.test
                .platform()
                .database()
                .commit(strategies
                        .of(another)
                        .insert(References.strategy("st_one"), new UniqueItem("x"), Actor.SYSTEM));
        assertEquals(
                List.of("/strategyId"),
                fixture.create(Map.of("name", "Ann", "strategyId", "st_one")).wrongFields());
        fixture.test
                .platform()
                .database()
                .commit(strategies
                        .of(fixture.tenant)
                        .insert(References.strategy("st_one"), new UniqueItem("x"), Actor.SYSTEM));
        var made = fixture.create(Map.of("name", "Ann", "strategyId", "st_one"));
        assertEquals(201, made.status(), made.body());
        assertEquals("st_one", made.at("strategyId"));
        var id = (String) made.at("id");
        assertEquals(
                List.of("/strategyId"),
                fixture.of(UpdateLead.Function::new, "PATCH", id)
                        .body(Map.of("strategyId", "st_none"))
                        .send()
                        .wrongFields());
    }

    @Test
    void theTimesOfTheAnswerAreThoseOfTheStoredLead() {
        var now = new AtomicLong(1_772_463_600_000L);
        var platform = new Platform(
                fixture.test.platform().settings(),
                // Every look at the clock finds it further on.
                () -> Instant.ofEpochMilli(now.addAndGet(3)),
                Ids.secure(),
                List.of());
        var leads = new Leads(platform).of(fixture.tenant);
        var made = leads.create(
                NewLead.of(LeadSource.API, LeadChange.builder().name("Ann").build()), Actor.SYSTEM);
        assertEquals(made, leads.need(made.sk()));
        var changed = leads.assign(made.sk(), "usr_1", Actor.SYSTEM);
        assertEquals(changed, leads.need(made.sk()));
    }

    @Test
    void aZoneThatWasGivenCountsMoreThanThePhone() {
        var answer = fixture.create(Map.of("name", "A", "phone", "+12127365000", "timezone", "America/Denver"));
        assertEquals("America/Denver", answer.at("timezone"));
        assertEquals("form", answer.at("timezoneSource"));
    }

    @Test
    void aViewerMayNot() {
        var viewer = fixture.test.user(fixture.tenant, Role.VIEWER);
        var answer = fixture.test
                .call(fixture.test.function(CreateLead.Function::new, Permission.WORK), "POST", "/v1/leads")
                .as(viewer)
                .body(Map.of("name", "A"))
                .send();
        assertEquals(403, answer.status());
        assertFalse(answer.body().contains("\"id\""));
    }

    @Test
    void anotherTenantMayHaveTheSamePersonAndSeesNothingOfThisOne() {
        var mine = (String)
                fixture.create(Map.of("name", "Ann", "phone", "+12127365000")).at("id");
        var other = fixture.test.tenant();
        var stranger = fixture.test.user(other, Role.OWNER);
        var seen = fixture.test
                .call(fixture.test.function(GetLead.Function::new, Permission.VIEW), "GET", "/v1/leads/" + mine)
                .path("id", mine)
                .as(stranger)
                .send();
        assertEquals(404, seen.status());
        var same = fixture.test
                .call(fixture.test.function(CreateLead.Function::new, Permission.WORK), "POST", "/v1/leads")
                .as(stranger)
                .body(Map.of("name", "Ann", "phone", "+12127365000"))
                .send();
        assertEquals(201, same.status());
    }
}
