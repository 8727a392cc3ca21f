package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: a setting that nothing acts on is refused, and never taken with 200. */
class IdleSettingsTest {
    private final Agency agency = new Agency();
    private final String id = agency.opened();

    @Test
    void whatNothingActsOnIsRefusedByItsField() {
        var refused = agency.changeOwn(
                id,
                Role.MANAGER,
                Map.of(
                        "dedupe",
                        Map.of("phone", false, "email", false, "externalId", false, "onConflict", "reject"),
                        "notifications",
                        Map.of("email", "boss@example.com", "slackSecretRef", "slack")));

        assertEquals(400, refused.status(), refused.body());
        assertEquals(
                List.of(
                        "/dedupe/email",
                        "/dedupe/externalId",
                        "/dedupe/onConflict",
                        "/dedupe/phone",
                        "/notifications/email",
                        "/notifications/slackSecretRef"),
                refused.wrongFields().stream().sorted().toList());
        assertEquals(
                List.of("/settings/dedupe/onConflict"),
                agency.settings(id, Map.of("dedupe", Map.of("onConflict", "create_flagged")))
                        .wrongFields());
        var same = agency.changeOwn(id, Role.MANAGER, Map.of("dedupe", Map.of("phone", true, "onConflict", "update")));
        assertEquals(200, same.status(), same.body());
    }

    @Test
    void whatWasKeptBeforeMayBeSentAgainAndTakenBack() {
        var rows =
                agency.test.platform().database().table(TableName.SUBACCOUNTS).of(agency.tenant(id));
        var stored = rows.need(SubAccounts.KEY, SubAccount.class);
        var settings = Copy.of(stored.value().settings())
                .with("dedupe", new Dedupe(false, true, true, Dedupe.OnConflict.REJECT))
                .with("notifications", new Notifications("boss@example.com", null))
                .made();
        agency.test
                .platform()
                .database()
                .commit(rows.replace(stored, stored.value().withSettings(settings)));

        var again = agency.changeOwn(
                id,
                Role.MANAGER,
                Map.of(
                        "dedupe", Map.of("phone", false, "onConflict", "reject"),
                        "notifications", Map.of("email", "boss@example.com"),
                        "compliance", Map.of("retentionDays", 60)));
        assertEquals(200, again.status(), again.body());

        var back = agency.changeOwn(id, Role.MANAGER, Map.of("dedupe", Map.of("phone", true, "onConflict", "update")));
        assertEquals(200, back.status(), back.body());
        assertEquals("update", agency.show(id).at("settings.dedupe.onConflict"));
        assertEquals("boss@example.com", agency.show(id).at("settings.notifications.email"));
    }
}
