package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.recipients.ListRecipients;
import com.loctelli.campaigns.totals.Counters;
import com.loctelli.campaigns.totals.GetCampaignStats;
import com.loctelli.campaigns.totals.RecountCampaign;
import com.loctelli.campaigns.words.PreviewCampaign;
import com.loctelli.campaigns.words.TestCampaign;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.testkit.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CampaignsApiTest {

    @Test
    void aDraftIsKeptListedChangedAndRemoved() {
        try (var scene = new Scene()) {
            var made = scene.create(Map.of());
            assertEquals(201, made.status(), made.body());
            assertEquals("draft", made.at("status"));
            assertEquals(60L, made.at("ratePerMinute"));
            assertEquals(0L, made.at("counters.optedOut"));
            var id = String.valueOf(made.at("id"));
            var changed = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                    .body(Map.of("ratePerMinute", 30, "purpose", "informational"))
                    .send();
            assertEquals(200, changed.status(), changed.body());
            assertEquals("informational", changed.at("purpose"));
            var listed = scene.list(scene.tenant).at("data");
            assertEquals(1, ((List<?>) java.util.Objects.requireNonNull(listed)).size());
            assertEquals(
                    204, scene.ask(DeleteCampaign.Function::new, "DELETE", id).status());
            assertEquals(404, scene.ask(GetCampaign.Function::new, "GET", id).status());
            var left = scene.platform.database().table(TableName.CAMPAIGNS).of(scene.tenant);
            assertEquals(
                    List.of(), left.query(Query.prefix(""), Rows.Nothing.class).data());
        }
    }

    @Test
    void theAudienceIsCountedWithItsExclusionsByReasonAndReplacesTheOneBefore() {
        try (var scene = new Scene()) {
            var leads = scene.leads(4);
            scene.hears(Scene.phone(0), "STOP");
            var silent = new Leads(scene.platform)
                    .of(scene.tenant)
                    .create(
                            NewLead.of(
                                    LeadSource.MANUAL,
                                    LeadChange.builder()
                                            .name("No Phone")
                                            .email("nobody@example.com")
                                            .timezone(null, ZoneSource.DEFAULT)
                                            .build()),
                            Actor.SYSTEM);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            var unasked = new Leads(scene.platform)
                    .of(scene.tenant)
                    .create(
                            NewLead.of(
                                    LeadSource.MANUAL,
                                    LeadChange.builder()
                                            .name("Never Asked")
                                            .phone("+12127368888")
                                            .timezone(null, ZoneSource.AREA_CODE)
                                            .build()),
                            Actor.SYSTEM);
            var asked = new ArrayList<>(leads.values());
            asked.add(unasked.sk());
            asked.add(silent.sk());
            asked.add(leads.get(Scene.phone(1)));
            asked.add("ld_nobody");
            var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", asked))
                    .send();
            assertEquals(200, chosen.status(), chosen.body());
            assertEquals(3L, chosen.at("total"));
            assertEquals(
                    Map.of("suppressed", 1L, "no_consent", 1L, "no_phone", 1L, "duplicate", 1L, "not_found", 1L),
                    chosen.at("excluded"));
            var all = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("filter", Map.of()))
                    .send();
            assertEquals(3L, all.at("total"), all.body());
            assertEquals(Map.of("suppressed", 1L, "no_consent", 1L, "no_phone", 1L), all.at("excluded"));
            assertEquals(3, scene.recipients(id).size());
            var none = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("filter", Map.of("status", "closed_won")))
                    .send();
            assertEquals(0L, none.at("total"));
            assertEquals(List.of(), scene.recipients(id));
            assertEquals(
                    "campaigns/no-audience",
                    scene.ask(SendCampaign.Function::new, "POST", id).at("type"));
            assertEquals(0, scene.test.waiting(QueueName.CAMPAIGN_TICKS));
        }
    }

    @Test
    void mergeFieldsTakeTheLeadsWordsOrWhatStandsIn() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(2).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            scene.work();
            var bodies =
                    scene.atCarrier().stream().map(text -> text.body()).sorted().toList();
            assertTrue(bodies.getFirst().startsWith("Hi Ann, spring is here"), bodies::toString);
            assertTrue(
                    bodies.getLast().startsWith("Hi there, spring is here")
                            || bodies.getLast().startsWith("Hi Solo1, spring is here"),
                    bodies::toString);
            assertEquals(2, bodies.size());
            var wrong = scene.create(Map.of("body", "Hi {{shoeSize}}"));
            assertEquals(400, wrong.status());
            assertEquals(List.of("/body"), wrong.wrongFields());
            assertEquals(
                    List.of("/body"),
                    scene.create(Map.of("body", "Hi {{firstName")).wrongFields());
        }
    }

    @Test
    void aTryGoesToOneNumberAndTouchesNoRecipient() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(1).values()));
            var tried = scene.call(scene.tenant, TestCampaign.Function::new, "POST", id)
                    .body(Map.of("to", "+12127369999"))
                    .send();
            assertEquals(202, tried.status(), tried.body());
            scene.work();
            assertTrue(scene.atCarrier().getFirst().body().startsWith("Hi there, spring is here"));
            assertEquals("+12127369999", scene.atCarrier().getFirst().to());
            assertEquals("pending", scene.recipients(id).getFirst().get("state"));
        }
    }

    @Test
    void otherWordsTakeTheAudienceAwayThatWasJudgedByTheOnesBefore() {
        try (var scene = new Scene()) {
            var leads = new ArrayList<>(scene.leads(3).values());
            var id = scene.draft(10, leads);
            for (var same : List.of(
                    Map.of("name", "Summer", "ratePerMinute", 20),
                    Map.of("body", "Hi {{firstName|there}}, spring is here", "purpose", "marketing"))) {
                var kept = change(scene, id, same);
                assertEquals(3L, kept.at("segmentsEstimate"), kept.body());
            }
            for (var other : List.<Map<String, Object>>of(
                    Map.of("body", "Hi {{firstName|there}}, " + "spring is here ".repeat(22)),
                    Map.of("purpose", "informational"),
                    Map.of("mergeDefaults", Map.of("firstName", "friend")))) {
                var changed = change(scene, id, other);
                assertNull(changed.at("audience"), changed.body());
                assertNull(changed.at("segmentsEstimate"));
                assertEquals("words_changed", changed.at("statusReason"));
                assertEquals(
                        "campaigns/no-audience",
                        scene.ask(SendCampaign.Function::new, "POST", id).at("type"));
                var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                        .body(Map.of("leadIds", leads))
                        .send();
                assertEquals(3L, chosen.at("total"), chosen.body());
                assertEquals(9L, chosen.at("segmentsEstimate"), "three each, of the longer words");
                assertNull(scene.ask(GetCampaign.Function::new, "GET", id).at("statusReason"));
            }
        }
    }

    private static HttpCall.Answer change(Scene scene, String id, Map<String, ?> change) {
        var answer = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                .body(change)
                .send();
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    @Test
    void whatWasBegunCannotBeRewordedChosenAnewOrRemoved() {
        try (var scene = new Scene()) {
            var id = scene.draft(1, new ArrayList<>(scene.leads(3).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            var reworded = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                    .body(Map.of("body", "Other words"))
                    .send();
            assertEquals("campaigns/not-editable", reworded.at("type"));
            var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("filter", Map.of()))
                    .send();
            assertEquals("campaigns/not-editable", chosen.at("type"));
            assertEquals(
                    409, scene.ask(DeleteCampaign.Function::new, "DELETE", id).status());
            assertEquals(3, scene.recipients(id).size());
            var quicker = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                    .body(Map.of("ratePerMinute", 2))
                    .send();
            assertEquals(200, quicker.status(), quicker.body());
            scene.tick();
            var stats = scene.ask(GetCampaignStats.Function::new, "GET", id);
            assertEquals(3L, stats.at("total"));
            assertEquals(2L, stats.at("released"));
            assertEquals(1L, stats.at("remaining"));
            assertEquals(3L, stats.at("counters.queued"));
            assertNull(stats.at("deliveryRate"));
        }
    }

    @Test
    void aPreviewSaysWhatEachPersonWouldBeSentAndWhatItCosts() {
        try (var scene = new Scene()) {
            var leads = scene.leads(3);
            scene.hears(Scene.phone(2), "STOP");
            int before = scene.test.waiting(QueueName.SENDS);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            var asked = List.of(
                    String.valueOf(leads.get(Scene.phone(0))),
                    String.valueOf(leads.get(Scene.phone(1))),
                    String.valueOf(leads.get(Scene.phone(2))));
            var shown = scene.call(scene.tenant, PreviewCampaign.Function::new, "POST", id)
                    .body(Map.of("leadIds", asked))
                    .send();
            assertEquals(200, shown.status(), shown.body());
            assertEquals("pending", shown.at("data.0.status"));
            assertEquals("Hi Ann, spring is here", shown.at("data.0.text"));
            assertEquals(1L, shown.at("data.0.segments"));
            assertEquals(8300L, shown.at("data.0.costMicros"));
            assertEquals("skipped", shown.at("data.2.status"));
            assertEquals("suppression", shown.at("data.2.skipReason"));
            assertEquals(before, scene.test.waiting(QueueName.SENDS));
            scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", asked))
                    .send();
            var campaign = scene.ask(GetCampaign.Function::new, "GET", id);
            assertEquals(2L, campaign.at("segmentsEstimate"), campaign.body());
            assertEquals(16_600L, campaign.at("costEstimateMicros"));
            var few = scene.ask(PreviewCampaign.Function::new, "POST", id);
            assertEquals(2, ((List<?>) java.util.Objects.requireNonNull(few.at("data"))).size());
        }
    }

    @Test
    void aSpoiltTotalIsHealedFromTheRecipients() {
        try (var scene = new Scene()) {
            var id = scene.draft(2, new ArrayList<>(scene.leads(5).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            var honest = scene.campaign(id);
            var rows = scene.platform.database().table(TableName.CAMPAIGNS).of(scene.tenant);
            scene.platform
                    .database()
                    .commit(rows.update(
                            CampaignKeys.campaign(id),
                            new Update()
                                    .set("counters", new Counters(7, 1, 2, 3, 4, 5, 6, 8, 9))
                                    .set("released", 99)
                                    .set("waiting", 98)));
            var answer = scene.ask(RecountCampaign.Function::new, "POST", id);
            assertEquals(200, answer.status(), answer.body());
            var healed = scene.campaign(id);
            assertEquals(honest.counters(), healed.counters());
            assertEquals(honest.released(), healed.released());
            assertEquals(honest.waiting(), healed.waiting());
        }
    }

    @Test
    void anotherTenantFindsNoneOfIt() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(2).values()));
            var other = scene.test.tenant();
            var functions = List.<Function<Platform, ? extends HttpFunction>>of(
                    GetCampaign.Function::new,
                    DeleteCampaign.Function::new,
                    SendCampaign.Function::new,
                    PauseCampaign.Function::new,
                    ResumeCampaign.Function::new,
                    CancelCampaign.Function::new,
                    ListRecipients.Function::new,
                    PreviewCampaign.Function::new,
                    RecountCampaign.Function::new,
                    GetCampaignStats.Function::new);
            for (var function : functions) {
                assertEquals(404, scene.call(other, function, "POST", id).send().status());
            }
            assertEquals(
                    404,
                    scene.call(other, ChangeCampaign.Function::new, "PATCH", id)
                            .body(Map.of("name", "Mine"))
                            .send()
                            .status());
            assertEquals(
                    404,
                    scene.call(other, ChooseAudience.Function::new, "POST", id)
                            .body(Map.of("filter", Map.of()))
                            .send()
                            .status());
            assertEquals(
                    404,
                    scene.call(other, TestCampaign.Function::new, "POST", id)
                            .body(Map.of("to", "+12127369999"))
                            .send()
                            .status());
            assertEquals(
                    404,
                    scene.call(other, ScheduleCampaign.Function::new, "POST", id)
                            .body(Map.of("at", "2026-03-03T15:00:00.000Z"))
                            .send()
                            .status());
            assertTrue(scene.list(scene.tenant).body().contains(id));
            assertEquals(List.of(), scene.list(other).at("data"));
            assertEquals(CampaignStatus.DRAFT, scene.campaign(id).status());
            assertEquals(2, scene.recipients(id).size());
            assertEquals(0, scene.test.waiting(QueueName.CAMPAIGN_TICKS));
        }
    }
}
