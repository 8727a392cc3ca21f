package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.campaigns.sending.SimulateSending;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: before anything is sent it can be seen what leaves when, and what is held back by which rule. */
class SimulateSendingTest {
    @Test
    void whatWouldLeaveWhenAndWhatIsHeldBackByWhichRuleIsToldForAnAudience() {
        try (var scene = new Scene()) {
            var ids = new ArrayList<>(scene.leads(4).values());
            var campaign = scene.draft(60, ids);
            scene.hears(Scene.phone(0), "STOP");

            var now = simulate(scene, Map.of("campaignId", campaign));
            assertEquals(200, now.status(), now.body());
            assertEquals(3L, number(now, "totals.sent"));
            assertEquals(1L, number(now, "totals.skipped"));
            assertEquals(1L, number(now, "rules.suppression"));

            // Tuesday, 04:30 in New York.
            var night = simulate(scene, Map.of("campaignId", campaign, "at", "2026-03-03T09:30:00.000Z"));
            assertEquals(3L, number(night, "totals.deferred"), night.body());
            assertEquals(3L, number(night, "rules.quiet-hours"));

            var page = simulate(scene, Map.of("campaignId", campaign, "limit", 3));
            var rest =
                    simulate(scene, Map.of("campaignId", campaign, "limit", 3, "cursor", page.at("page.nextCursor")));
            assertEquals(3, ((List<?>) page.at("data")).size());
            assertEquals(1, ((List<?>) rest.at("data")).size());
            assertEquals(0, scene.campaign(campaign).counters().queued());
        }
    }

    @Test
    void eitherLeadsOrACampaignAreNamedAndAnotherTenantsAreNotThere() {
        try (var scene = new Scene()) {
            var ids = new ArrayList<>(scene.leads(1).values());
            assertEquals(400, simulate(scene, Map.of()).status());
            var unknown = simulate(scene, Map.of("leadIds", List.of(ids.getFirst(), "ld_elsewhere")));
            assertEquals("not_found", unknown.at("data.1.rule"));
            assertEquals("sent", unknown.at("data.0.status"));
            var others = List.of("", "PHONE#" + Scene.phone(0), "IMPORT#im_1", ids.getFirst() + "#EVENT");
            var none = simulate(scene, Map.of("leadIds", others));
            assertEquals(200, none.status(), none.body());
            assertEquals(4L, number(none, "rules.not_found"), "what else lies beside the leads is none");
            assertEquals(
                    400,
                    simulate(scene, Map.of("leadIds", List.of("ld_" + "x".repeat(60))))
                            .status());
            assertEquals(
                    404, simulate(scene, Map.of("campaignId", "cmp_elsewhere")).status());
        }
    }

    private static long number(HttpCall.Answer answer, String path) {
        return answer.at(path) instanceof Number number ? number.longValue() : -1;
    }

    private static HttpCall.Answer simulate(Scene scene, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("text", "Spring is here"));
        body.putAll(more);
        return scene.test
                .call(
                        scene.test.function(SimulateSending.Function::new, Permission.MANAGE),
                        "POST",
                        "/v1/compliance/simulate")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .body(body)
                .send();
    }
}
