package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Null in a patch of settings is never swallowed. */
class SettingsTakenAwayTest {
    private final Agency agency = new Agency();
    private final String id = agency.opened();

    @Test
    void nullTakesAwayWhatNeedNotBeAndIsRefusedOfWhatMust() {
        agency.settings(
                id,
                Map.of(
                        "limits", Map.of("leads", 5),
                        "branding", Map.of("logoKey", "logo.png"),
                        "notifications", Map.of("slackSecretRef", "slack"),
                        "compliance",
                                Map.of(
                                        "quietHours",
                                        Map.of(
                                                "perState",
                                                Map.of("FL", Map.of("end", "19:00"), "TX", Map.of("end", "18:00"))))));

        var refused = patched("{\"limits\":{\"leads\":null,\"users\":3},\"branding\":null,"
                + "\"dedupe\":{\"phone\":null,\"cows\":null}}");
        assertEquals(400, refused.status(), refused.body());
        assertEquals(
                List.of(
                        "/settings/branding",
                        "/settings/dedupe/cows",
                        "/settings/dedupe/phone",
                        "/settings/limits/leads"),
                refused.wrongFields().stream().sorted().toList());

        var answer = patched("{\"limits\":{\"users\":3},\"branding\":{\"logoKey\":null},"
                + "\"notifications\":{\"slackSecretRef\":null},"
                + "\"compliance\":{\"quietHours\":{\"perState\":{\"FL\":null}}}}");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(5L, answer.at("settings.limits.leads"));
        assertEquals(3L, answer.at("settings.limits.users"));
        assertEquals(null, answer.at("settings.branding.logoKey"));
        assertEquals("#1f4e79", answer.at("settings.branding.primaryColor"));
        assertEquals(null, answer.at("settings.notifications.slackSecretRef"));
        assertEquals(null, answer.at("settings.compliance.quietHours.perState.FL"));
        assertEquals("18:00", answer.at("settings.compliance.quietHours.perState.TX.end"));
    }

    @Test
    void aManagerTakesAwayWhatNeedNotBe() {
        agency.changeOwn(id, Role.MANAGER, Map.of("branding", Map.of("logoKey", "logo.png")));
        assertEquals("logo.png", agency.show(id).at("settings.branding.logoKey"));

        var answer = agency.test
                .call(
                        agency.test.function(ChangeOwnSettings.Function::new, Permission.MANAGE),
                        "PATCH",
                        "/v1/sub-account/settings")
                .as(agency.test.user(agency.tenant(id), Role.MANAGER))
                .body("{\"branding\":{\"logoKey\":null}}")
                .send();

        assertEquals(200, answer.status(), answer.body());
        assertEquals(null, agency.show(id).at("settings.branding.logoKey"));
    }

    private HttpCall.Answer patched(String settings) {
        return agency.call(ChangeSubAccount.Function::new, "PATCH", "/v1/admin/sub-accounts/" + id)
                .path("id", id)
                .body("{\"settings\":" + settings + "}")
                .send();
    }
}
