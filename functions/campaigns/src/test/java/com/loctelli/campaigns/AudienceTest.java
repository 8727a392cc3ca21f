package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.audience.Audience;
import com.loctelli.campaigns.audience.AudienceFilter;
import com.loctelli.campaigns.audience.AudienceSources;
import com.loctelli.campaigns.audience.AudienceType;
import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.audience.Frozen;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.Leads;
import com.loctelli.leads.imports.CreateImport;
import com.loctelli.leads.imports.Imports;
import com.loctelli.leads.imports.RunImport;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.ConsentKeys;
import com.loctelli.messaging.consent.Suppression;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An audience too large to be chosen while somebody waits. */
class AudienceTest {

    @Test
    void theChoiceGoesOnThroughTheQueueFromWhereItWasStoppedAndCountsEachOnce() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 400);
            scene.hears(Crowd.phone(3), "STOP");
            scene.hears(Crowd.phone(333), "STOP");
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            begin(scene, id);
            assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status(), "it may be sent meanwhile");
            assertEquals(CampaignStatus.PREPARING, scene.campaign(id).status());
            var frozen = frozenInSpiteOfStops(scene, id, new Random(3));
            assertEquals(398, frozen.total());
            assertEquals(Map.of("suppressed", 2L), frozen.excluded());
            assertEquals(398L, frozen.segments());
            assertEquals(398, scene.recipients(id).size());
            scene.minute();
            assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
        }
    }

    @Test
    void aRepeatedMessageOfAChoiceThatHasGoneOnDoesNothing() {
        try (var scene = new Scene()) {
            var id = begunFor150(scene);
            var ours = new Campaigns(scene.platform).of(scene.tenant);
            var stale = assertNotNullNow(scene.campaign(id).choosing());
            ours.goOn(id, stale);
            scene.tick();
            assertNotNull(scene.campaign(id).frozen());
            ours.goOn(id, stale);
            scene.tick();
            assertEquals(150, scene.campaign(id).total());
            assertEquals(0, scene.test.waiting(QueueName.CAMPAIGN_TICKS));
        }
    }

    @Test
    void aLaterChoiceEndsTheOneUnderWayAndTakesItsRecipientsAway() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 150);
            var few = scene.leads(2);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            begin(scene, id);
            assertNull(scene.campaign(id).frozen());
            var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", few.values()))
                    .send();
            assertEquals(2L, chosen.at("total"), chosen.body());
            assertEquals(true, chosen.at("complete"));
            assertEquals(2, scene.recipients(id).size());
            scene.minute();
            assertEquals(2, scene.campaign(id).total());
            assertTrue(scene.campaign(id).choosing() == null);
        }
    }

    @Test
    void otherWordsEndTheChoiceUnderWay() {
        try (var scene = new Scene()) {
            var id = begunFor150(scene);
            var ours = new Campaigns(scene.platform).of(scene.tenant);
            var stale = assertNotNullNow(scene.campaign(id).choosing());
            ours.goOn(id, stale);
            var changed = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                    .body(Map.of("body", "Summer is here"))
                    .send();
            assertEquals("words_changed", changed.at("statusReason"), changed.body());
            scene.tick();
            scene.minute();
            assertNull(scene.campaign(id).choosing());
            assertNull(scene.campaign(id).frozen());
            begin(scene, id);
            scene.minute();
            assertEquals(150, scene.campaign(id).total());
            assertEquals(150, scene.recipients(id).size());
        }
    }

    @Test
    void anImportIsAnAudienceWhoseRowsAreCountedAndWhoseChoiceGoesOnThroughTheQueue() {
        try (var scene = new Scene()) {
            int many = 230;
            var file = new StringBuilder("name,phone\n");
            for (int i = 0; i < many; i++) {
                file.append("Ann ").append(i).append(',').append(Crowd.phone(i)).append('\n');
            }
            // Three rows more: somebody who comes twice, somebody who said no, and nobody.
            file.append("Ann again,")
                    .append(Crowd.phone(7))
                    .append("\nNo,")
                    .append(Crowd.phone(900))
                    .append("\nNobody,\n");
            scene.hears(Crowd.phone(900), "STOP");
            var importId = imported(scene, file.toString(), false);
            var id = String.valueOf(
                    scene.create(Map.of("purpose", "informational")).at("id"));
            audience(scene)
                    .choose(scene.tenant, id, importId, scene.platform.clock().now());
            assertNull(scene.campaign(id).frozen(), "there was no time for any of it");
            var ours = new Campaigns(scene.platform).of(scene.tenant);
            var random = new Random(9);
            for (int i = 0; i < 40 && scene.campaign(id).frozen() == null; i++) {
                ours.goOn(id, assertNotNullNow(scene.campaign(id).choosing()));
                scene.stop.arm(random.nextInt(15), random.nextBoolean());
                scene.tick();
                scene.stop.restart();
            }
            var frozen = assertNotNullNow(scene.campaign(id).frozen());
            assertEquals(many, frozen.total());
            assertEquals(Map.of("duplicate", 1L, "suppressed", 1L, "row_failed", 1L), frozen.excluded());
            assertEquals(AudienceType.IMPORT, frozen.type());
            assertEquals(importId, frozen.importId());
            assertEquals(many, scene.recipients(id).size());
        }
    }

    @Test
    void aListIsChosenThroughTheQueueAfterALargeAudienceThoughTheCampaignIsSentMeanwhile() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 250);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            assertEquals(250L, choose(scene, id, Map.of("filter", Map.of())).at("total"));
            var leads = scene.leads(120);
            var listed = new ArrayList<>(leads.values());
            listed.add(assertNotNullNow(leads.get(Scene.phone(0))));
            listed.add("ld_nobody");
            listed.add("PHONE#" + Scene.phone(0));
            scene.hears(Scene.phone(5), "STOP");
            audience(scene)
                    .choose(scene.tenant, id, listed, scene.platform.clock().now());
            assertNull(scene.campaign(id).frozen(), "there was no time for any of it");
            assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status(), "it may be sent meanwhile");
            var frozen = frozenInSpiteOfStops(scene, id, new Random(5));
            assertEquals(119, frozen.total());
            assertEquals(Map.of("suppressed", 1L, "duplicate", 1L, "not_found", 2L), frozen.excluded());
            assertEquals(AudienceType.LIST, frozen.type());
            assertEquals(119, scene.recipients(id).size());
            var rows = scene.platform.database().table(TableName.CAMPAIGNS).of(scene.tenant);
            assertNull(rows.get(CampaignKeys.listed(id), Rows.Nothing.class), "nobody needs the list any more");
            scene.minute();
            assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
        }
    }

    @Test
    void anImportThatDoesNotTellWhomItBroughtIsRefused() {
        try (var scene = new Scene()) {
            var tried = imported(scene, "name,phone\nAnn," + Crowd.phone(1) + "\n", true);
            var earnest = imported(scene, "name,phone\nAnn," + Crowd.phone(1) + "\n", false);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            var dry = choose(scene, id, Map.of("importId", tried));
            assertEquals(409, dry.status(), dry.body());
            assertEquals("leads/import-without-results", dry.at("type"));
            var none = choose(scene, id, Map.of("importId", "im_none"));
            assertEquals(400, none.status(), none.body());
            assertEquals(java.util.List.of("/importId"), none.wrongFields());
            var both = choose(scene, id, Map.of("importId", earnest, "filter", Map.of()));
            assertEquals(400, both.status(), both.body());
            assertNull(scene.campaign(id).choosing(), "a refused choice begins none");
            var chosen = choose(scene, id, Map.of("importId", earnest));
            assertEquals(Map.of("no_consent", 1L), chosen.at("excluded"), chosen.body());
            scene.test.clock().advance(java.time.Duration.ofDays(30));
            assertEquals(
                    409,
                    choose(scene, id, Map.of("importId", earnest)).status(),
                    "the results of its rows are not kept any longer");
        }
    }

    @Test
    void aNumberThatTakesNoTextsIsLeftOutAndCountedAsSuch() {
        try (var scene = new Scene()) {
            var leads = java.util.List.copyOf(scene.leads(2).values());
            var mark = Suppression.unreachable(
                    Scene.phone(1), "all", scene.platform.clock().now(), "30006, a landline");
            var rows = scene.platform.database().table(TableName.MESSAGING).of(scene.tenant);
            scene.platform.database().commit(rows.put(ConsentKeys.unreachable(Scene.phone(1)), mark, Actor.SYSTEM));
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            var chosen = choose(scene, id, Map.of("leadIds", leads));
            assertEquals(1L, chosen.at("total"), chosen.body());
            assertEquals(Map.of("unreachable", 1L), chosen.at("excluded"));
        }
    }

    /** Ticks, each of which may stop at any of its calls, until the choice is made. */
    private static Frozen frozenInSpiteOfStops(Scene scene, String id, Random random) {
        for (int i = 0; i < 40 && scene.campaign(id).frozen() == null; i++) {
            scene.stop.arm(random.nextInt(15), random.nextBoolean());
            scene.tick();
            scene.stop.restart();
            scene.test.clock().advance(java.time.Duration.ofSeconds(61));
            scene.feed.of(scene.tenant);
        }
        return assertNotNullNow(scene.campaign(id).frozen());
    }

    private static com.loctelli.testkit.HttpCall.Answer choose(Scene scene, String id, Map<String, Object> body) {
        return scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(body)
                .send();
    }

    private static String imported(Scene scene, String content, boolean isDryRun) {
        var made = scene.test
                .call(scene.test.function(CreateImport.Function::new, Permission.MANAGE), "POST", "/v1/imports")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .body(Map.of("content", content, "dryRun", isDryRun))
                .send();
        assertEquals(201, made.status(), made.body());
        scene.test.drain(QueueName.IMPORTS, Scene.twice(new RunImport.Function(scene.platform)));
        return String.valueOf(made.at("id"));
    }

    /** A campaign whose choice of so many is under way; its id. */
    private static String begunFor150(Scene scene) {
        Crowd.gather(scene.platform, scene.tenant, 150);
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        begin(scene, id);
        return id;
    }

    private static void begin(Scene scene, String id) {
        audience(scene)
                .choose(
                        scene.tenant,
                        id,
                        new AudienceFilter(null, null, null, null),
                        scene.platform.clock().now());
    }

    private static Audience audience(Scene scene) {
        return new Audience(
                scene.platform,
                new Campaigns(scene.platform),
                new Texts(scene.platform),
                new AudienceSources(scene.platform, new Leads(scene.platform), new Imports(scene.platform)));
    }

    private static <T> T assertNotNullNow(@org.jspecify.annotations.Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
