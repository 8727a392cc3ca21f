package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.loctelli.campaigns.words.PreviewCampaign;
import com.loctelli.campaigns.words.TestCampaign;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The words that a campaign is made of, and the tries that are made of them. */
class CampaignWordsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatStandsInForAFieldIsNoLongerThanATextAndOfAFieldThatExists() {
        var longest = "x".repeat(1600);
        assertEquals(201, withDefaults(Map.of("firstName", longest)).status());
        assertEquals(
                List.of("/mergeDefaults/firstName"),
                withDefaults(Map.of("firstName", longest + "x")).wrongFields());
        assertEquals(
                List.of("/mergeDefaults/shoeSize"),
                withDefaults(Map.of("shoeSize", "9")).wrongFields());
        assertEquals(
                List.of("/mergeDefaults"),
                withDefaults(Map.of("customFields." + "a".repeat(100), "9")).wrongFields());
        var many = IntStream.range(0, 7).boxed().collect(Collectors.toMap(i -> "customFields.a" + i, _ -> longest));
        assertEquals(List.of("/mergeDefaults"), withDefaults(many).wrongFields());
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        assertEquals(
                List.of("/mergeDefaults/shoeSize"),
                change(id, Map.of("mergeDefaults", Map.of("shoeSize", "9"))).wrongFields());
    }

    @Test
    void aDraftIsNotRewordedToNothing() {
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        assertEquals(List.of("/body"), change(id, Map.of("body", "  ")).wrongFields());
        assertEquals(List.of("/name"), change(id, Map.of("name", " ")).wrongFields());
        assertEquals(200, change(id, Map.of("ratePerMinute", 7)).status());
    }

    @Test
    void aCustomFieldIsSaidWhereItIsATextANumberOrATruthValueAndNotThereOtherwise() {
        var lead = scene.leads(1).get(Scene.phone(0));
        var id = String.valueOf(scene.create(Map.of("body", "It is {{customFields.it|unknown}}"))
                .at("id"));
        var said = new ArrayList<Object>();
        for (var value : List.of("red", 12, 1.5e10, true, List.of("red", "blue"), Map.of("a", 1))) {
            new Leads(scene.platform)
                    .of(scene.tenant)
                    .update(
                            String.valueOf(lead),
                            LeadChange.builder()
                                    .customFields(Map.of("it", value))
                                    .build(),
                            Actor.SYSTEM);
            said.add(scene.call(scene.tenant, PreviewCampaign.Function::new, "POST", id)
                    .body(Map.of("leadIds", List.of(String.valueOf(lead))))
                    .send()
                    .at("data.0.text"));
        }
        assertEquals(
                List.of("It is red", "It is 12", "It is 15000000000", "It is true", "It is unknown", "It is unknown"),
                said);
    }

    @Test
    void aTryThatIsRepeatedByItsKeyAfterAStopIsOneText() {
        var id = scene.draft(10, new ArrayList<>(scene.leads(1).values()));
        var first = tried(id, "K", "+12127369999");
        assertEquals(202, first.status(), first.body());
        // As where the function was stopped between its text and its answer: no answer is kept.
        scene.test.clock().advance(Duration.ofHours(25));
        assertEquals(200, change(id, Map.of("body", "Other words")).status());
        assertEquals(first.at("id"), tried(id, "K", "+12127369999").at("id"));
        assertEquals(1, scene.test.waiting(QueueName.SENDS));
        scene.test.clock().advance(Duration.ofHours(25));
        assertEquals(422, tried(id, "K", "+12127369998").status());
        assertNotEquals(first.at("id"), tried(id, "L", "+12127369999").at("id"));
    }

    /** By the same person each time, whose key it is. */
    private HttpCall.Answer tried(String id, String key, String to) {
        return scene.test
                .call(
                        scene.test.function(TestCampaign.Function::new, Permission.WORK),
                        "POST",
                        "/v1/sms/campaigns/" + id + "/test")
                .as(new Caller.User(scene.tenant, "usr_1", Role.AGENT, "test"))
                .path("id", id)
                .header("Idempotency-Key", key)
                .body(Map.of("to", to))
                .send();
    }

    private HttpCall.Answer withDefaults(Map<String, String> defaults) {
        return scene.create(Map.of("mergeDefaults", defaults));
    }

    private HttpCall.Answer change(String id, Map<String, ?> change) {
        return scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                .body(change)
                .send();
    }
}
