package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Agency agency = new Agency();
    private final String id = agency.opened();

    @Test
    void aPatchIsMergedInDepthAndTheRestStays() {
        var answer = agency.settings(
                id,
                Map.of(
                        "limits", Map.of("leads", 100_000, "smsPerDay", 5_000),
                        "compliance",
                                Map.of(
                                        "quietHours",
                                        Map.of("start", "09:30", "perState", Map.of("FL", Map.of("end", "19:00")))),
                        "budgets", Map.of("degrade", "stop")));

        assertEquals(200, answer.status(), answer.body());
        assertEquals("\"2\"", answer.headers().get("etag"));
        var settings = new SubAccounts(agency.test.platform())
                .of(agency.tenant(id))
                .get()
                .settings();
        assertEquals(100_000, settings.limits().leads());
        assertEquals(10, settings.limits().users());
        assertEquals("09:30", settings.compliance().quietHours().start().toString());
        assertEquals("20:00", settings.compliance().quietHours().end().toString());
        assertTrue(settings.compliance().quietHours().perState().containsKey("FL"));
        assertEquals(Budgets.Degrade.STOP, settings.budgets().degrade());

        agency.settings(id, Map.of("compliance", Map.of("retentionDays", 90)));
        var later = new SubAccounts(agency.test.platform())
                .of(agency.tenant(id))
                .get()
                .settings();
        assertEquals("09:30", later.compliance().quietHours().start().toString());
        assertEquals(90, later.compliance().retentionDays());
    }

    @Test
    void aDescriptionIsTakenAwayByNull() {
        assertEquals(
                "Roofs", agency.change(id, Map.of("description", "Roofs"), null).at("description"));

        var answer = agency.call(ChangeSubAccount.Function::new, "PATCH", "/v1/admin/sub-accounts/" + id)
                .path("id", id)
                .body("{\"description\":null}")
                .send();

        assertEquals(200, answer.status(), answer.body());
        assertEquals(null, answer.at("description"));
    }

    @Test
    void everythingThatCannotBeIsNamedAtOnceAndNothingIsKept() {
        var answer = agency.settings(
                id,
                Map.of(
                        "limits", Map.of("leads", -1),
                        "budgets", Map.of("warnPct", 101),
                        "compliance", Map.of("quietHours", Map.of("days", List.of("MON", "FUNDAY"), "end", "20:00:30")),
                        "branding", Map.of("primaryColor", "red"),
                        "notifications", Map.of("email", "nobody")));

        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/settings/branding/primaryColor",
                        "/settings/budgets/warnPct",
                        "/settings/compliance/quietHours/days/1",
                        "/settings/compliance/quietHours/end",
                        "/settings/limits/leads",
                        "/settings/notifications/email"),
                answer.wrongFields().stream().sorted().toList());
        assertEquals("\"1\"", agency.show(id).headers().get("etag"));
    }

    @Test
    void unknownAndWronglyTypedSettingsAreNamed() {
        var answer = agency.settings(
                id,
                Map.of(
                        "limits", Map.of("leads", "many", "cows", 3),
                        "compliance", Map.of("quietHours", Map.of("start", "8 o'clock")),
                        "budgets", Map.of("degrade", "panic"),
                        "colour", Map.of()));

        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/settings/budgets/degrade",
                        "/settings/colour",
                        "/settings/compliance/quietHours/start",
                        "/settings/limits/cows",
                        "/settings/limits/leads"),
                answer.wrongFields().stream().sorted().toList());
    }

    @Test
    void anOutdatedVersionIsRefused() {
        assertEquals(
                200, agency.change(id, Map.of("name", "Moony Solar"), "\"1\"").status());

        var refused = agency.change(id, Map.of("name", "Starry Solar"), "\"1\"");

        assertEquals(412, refused.status());
        assertEquals("Moony Solar", agency.show(id).at("name"));
        assertTrue(agency.list().body().contains("Moony Solar"));
    }

    @Test
    void changesAtOnceAreAllKept() throws Exception {
        var names = List.of("leads", "smsPerDay", "smsPerMonth", "storageGB");
        var changes = new ArrayList<Callable<Integer>>();
        names.forEach(name -> changes.add(() ->
                agency.settings(id, Map.of("limits", Map.of(name, 77))).status()));

        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var status : pool.invokeAll(changes)) {
                assertEquals(200, status.get());
            }
        }

        names.forEach(name -> assertEquals(77L, agency.show(id).at("settings.limits." + name), name));
    }

    @Test
    void theLimitOfUsersIsThatOfTheSettings() {
        agency.settings(id, Map.of("limits", Map.of("users", 1)));
        var users = new Users(agency.test.platform()).of(agency.tenant(id));
        var user = new NewUser("Abe", agency.fresh("mail") + "@example.com", Agency.PASSWORD, Role.AGENT);

        var refused = Assertions.assertThrows(Problem.class, () -> users.add(user, Actor.SYSTEM));
        assertEquals("access/user-limit", refused.type().name());

        agency.settings(id, Map.of("limits", Map.of("users", 2)));
        assertEquals("Abe", users.add(user, Actor.SYSTEM).name());
    }

    @Test
    void twoHundredUsersAddedAtOnceStopExactlyAtTheLimit() throws Exception {
        agency.settings(id, Map.of("limits", Map.of("users", 23)));
        var users = new Users(agency.test.platform()).of(agency.tenant(id));
        var additions = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            var user = new NewUser("Abe", agency.fresh("mail") + "@example.com", Agency.PASSWORD, Role.AGENT);
            additions.add(() -> {
                try {
                    users.add(user, Actor.SYSTEM);
                    return true;
                } catch (Problem problem) {
                    assertEquals("access/user-limit", problem.type().name());
                    return false;
                }
            });
        }

        int added = 0;
        try (var pool = Executors.newFixedThreadPool(32)) {
            for (var addition : pool.invokeAll(additions)) {
                added += addition.get() ? 1 : 0;
            }
        }

        assertEquals(22, added);
        assertEquals(23, users.list(null, 100).data().size());
    }

    @Test
    void everyPartOfTheSettingsNamesItsWrongFields() {
        var answer = agency.settings(
                id,
                Map.of(
                        "branding", Map.of("secondaryColor", "#12345"),
                        "features", Map.of("sms", "yes", "teleport", true),
                        "limits", Map.of("users", 0, "storageGB", -1),
                        "budgets", Map.of("aiMicrosPerDay", -1, "warnPct", "many"),
                        "compliance", Map.of("retentionDays", 1, "aiDisclosure", Map.of("mode", "never")),
                        "dedupe", Map.of("onConflict", "shrug"),
                        "notifications", Map.of("email", 7),
                        "adminAccess", Map.of("maxMinutes", "long", "notifyOwners", "maybe")));

        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/settings/adminAccess/maxMinutes",
                        "/settings/adminAccess/notifyOwners",
                        "/settings/budgets/warnPct",
                        "/settings/compliance/aiDisclosure/mode",
                        "/settings/dedupe/onConflict",
                        "/settings/features/sms",
                        "/settings/features/teleport",
                        "/settings/notifications/email"),
                answer.wrongFields().stream().sorted().toList());
        var ranges = agency.settings(
                id,
                Map.of(
                        "branding", Map.of("secondaryColor", "#12345"),
                        "limits", Map.of("users", 0, "storageGB", -1),
                        "budgets", Map.of("aiMicrosPerDay", -1),
                        "compliance", Map.of("retentionDays", 1),
                        "adminAccess", Map.of("maxMinutes", 0)));
        assertEquals(
                List.of(
                        "/settings/adminAccess/maxMinutes",
                        "/settings/branding/secondaryColor",
                        "/settings/budgets/aiMicrosPerDay",
                        "/settings/compliance/retentionDays",
                        "/settings/limits/storageGB",
                        "/settings/limits/users"),
                ranges.wrongFields().stream().sorted().toList());
    }

    @Test
    void whatCouldGrowWithoutEndIsRefusedByItsPointer() {
        var tooLong = "x".repeat(513);
        var states = new HashMap<String, Object>();
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b <= 'D'; b++) {
                states.put("" + a + b, Map.of("end", "19:00"));
            }
        }

        var answer = agency.settings(
                id,
                Map.of(
                        "branding", Map.of("logoKey", tooLong),
                        "notifications", Map.of("slackSecretRef", tooLong),
                        "compliance",
                                Map.of(
                                        "quietHours",
                                        Map.of("days", Collections.nCopies(1_000, "FUNDAY"), "perState", states))));

        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/settings/branding/logoKey",
                        "/settings/compliance/quietHours/days",
                        "/settings/compliance/quietHours/perState",
                        "/settings/notifications/slackSecretRef"),
                answer.wrongFields().stream()
                        .filter(field -> !field.contains("/days/"))
                        .sorted()
                        .toList());
        assertTrue(answer.wrongFields().size() < 20, answer.body());
        assertEquals(
                List.of("/settings/compliance/quietHours/days"),
                agency.settings(id, Map.of("compliance", Map.of("quietHours", Map.of("days", List.of("MON", "MON")))))
                        .wrongFields());
    }

    @Test
    void aNumberBeyondAllNumbersIsNotZero() {
        var before = agency.show(id).at("settings.limits.leads");

        var answer = agency.call(ChangeSubAccount.Function::new, "PATCH", "/v1/admin/sub-accounts/" + id)
                .path("id", id)
                .body("{\"settings\":{\"limits\":{\"leads\":1e2147483647}}}")
                .send();

        assertEquals(400, answer.status(), answer.body());
        assertEquals(before, agency.show(id).at("settings.limits.leads"));
    }

    @Test
    void aManagerSetsWhatIsTheTenantsAndNotWhatIsTheAgencys() {
        assertEquals(
                200,
                agency.changeOwn(id, Role.MANAGER, Map.of("dedupe", Map.of("onConflict", "reject")))
                        .status());

        var refused = agency.changeOwn(id, Role.MANAGER, Map.of("limits", Map.of("smsPerDay", 1_000_000)));

        assertEquals(400, refused.status());
        assertEquals(List.of("/limits"), refused.wrongFields());
        assertEquals(
                403,
                agency.changeOwn(id, Role.AGENT, Map.of("dedupe", Map.of())).status());
        assertEquals("reject", agency.show(id).at("settings.dedupe.onConflict"));
        assertEquals(50L, agency.show(id).at("settings.limits.smsPerDay"));
    }

    @Test
    void aUserSeesTheOwnSubAccountAndNoOther() {
        var other = agency.opened();

        var answer = agency.test
                .call(agency.test.function(ShowOwnSubAccount.Function::new, Permission.VIEW), "GET", "/v1/sub-account")
                .as(agency.test.user(agency.tenant(id), Role.VIEWER))
                .send();

        assertEquals(200, answer.status());
        assertEquals(id, answer.at("id"));
        assertFalse(answer.body().contains(other));
    }

    @Test
    void anUnknownSubAccountIsNotThere() {
        assertEquals(404, agency.show("sa_nothing").status());
        assertEquals(404, agency.show("x").status());
        assertEquals(404, agency.settings("sa_nothing", Map.of()).status());
    }
}
