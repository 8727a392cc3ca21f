package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.leads.imports.CreateImport;
import com.loctelli.leads.imports.RunImport;
import com.loctelli.messaging.consent.EnterAgreement;
import com.loctelli.messaging.consent.EnterImportedAgreements;
import com.loctelli.standins.carrier.Text;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a marketing campaign texts where consent is needed, which it is unless the sub-account says otherwise. */
class AgreedCampaignTest {
    private static final String PERSON = "+12127368888";

    @Test
    void whoAgreedOnAFormIsTextedAndAfterTheirStopNoMoreWhateverTheBusinessSays() {
        try (var scene = new Scene()) {
            var lead = new Leads(scene.platform)
                    .of(scene.tenant)
                    .create(
                            NewLead.of(
                                    LeadSource.MANUAL,
                                    LeadChange.builder()
                                            .name("Ann Form")
                                            .phone(PERSON)
                                            .timezone("America/New_York", ZoneSource.FORM)
                                            .build()),
                            Actor.SYSTEM)
                    .sk();
            assertEquals(Map.of("no_consent", 1L), excluded(scene, lead));

            assertEquals(201, agreed(scene, lead).status());
            var id = scene.draft(10, List.of(lead));
            assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
            scene.tick();
            scene.work();
            assertEquals(
                    List.of(PERSON), scene.atCarrier().stream().map(Text::to).toList());

            scene.hears(PERSON, "STOP");
            assertEquals("messaging/suppressed", agreed(scene, lead).at("type"));
            assertEquals(Map.of("suppressed", 1L), excluded(scene, lead));
        }
    }

    @Test
    void whoCameWithAnImportThatTellsOfAgreementsIsInTheAudienceAndWhoSaidStopIsNot() {
        try (var scene = new Scene()) {
            scene.hears(Crowd.phone(3), "STOP");
            var importId = imported(scene);
            assertEquals(0L, chosen(scene, importId).at("total"), "nothing is entered yet");

            scene.test.drain(
                    QueueName.IMPORT_CONSENTS, Scene.twice(new EnterImportedAgreements.Function(scene.platform)));

            var chosen = chosen(scene, importId);
            assertEquals(2L, chosen.at("total"), chosen.body());
            assertEquals(Map.of("suppressed", 1L), chosen.at("excluded"));
        }
    }

    private static String imported(Scene scene) {
        var file = new StringBuilder("name,phone\n");
        for (int i = 1; i <= 3; i++) {
            file.append("Ann ").append(i).append(',').append(Crowd.phone(i)).append('\n');
        }
        var made = scene.test
                .call(scene.test.function(CreateImport.Function::new, Permission.WORK), "POST", "/v1/imports")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .body(Map.of(
                        "content",
                        file.toString(),
                        "consent",
                        Map.of("kind", "express_written", "textShown", "Text me about offers.")))
                .send();
        assertEquals(201, made.status(), made.body());
        scene.test.drain(QueueName.IMPORTS, Scene.twice(new RunImport.Function(scene.platform)));
        return String.valueOf(made.at("id"));
    }

    private static HttpCall.Answer chosen(Scene scene, String importId) {
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        return scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("importId", importId))
                .send();
    }

    private static HttpCall.Answer agreed(Scene scene, String lead) {
        return scene.test
                .call(
                        scene.test.function(EnterAgreement.Function::new, Permission.WORK),
                        "POST",
                        "/v1/leads/" + lead + "/consent")
                .as(scene.test.user(scene.tenant, Role.AGENT))
                .path("id", lead)
                .body(Map.of(
                        "kind",
                        "express_written",
                        "method",
                        "form",
                        "evidence",
                        Map.of("textShown", "Text me about offers.")))
                .send();
    }

    private static Object excluded(Scene scene, String lead) {
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        return scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("leadIds", List.of(lead)))
                .send()
                .at("excluded");
    }
}
