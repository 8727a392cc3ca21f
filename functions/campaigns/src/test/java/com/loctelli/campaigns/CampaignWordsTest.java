package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.campaigns.words.PreviewCampaign;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.testkit.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The words that a campaign is made of. */
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
        var many = IntStream.range(0, 7)
                .boxed()
                .collect(Collectors.toMap(i -> "customFields.a" + i, _ -> longest));
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
                            LeadChange.builder().customFields(Map.of("it", value)).build(),
                            Actor.SYSTEM);
            said.add(scene.call(scene.tenant, PreviewCampaign.Function::new, "POST", id)
                    .body(Map.of("leadIds", List.of(String.valueOf(lead))))
                    .send()
                    .at("data.0.text"));
        }
        assertEquals(
                List.of(
                        "It is red",
                        "It is 12",
                        "It is 15000000000",
                        "It is true",
                        "It is unknown",
                        "It is unknown"),
                said);
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
