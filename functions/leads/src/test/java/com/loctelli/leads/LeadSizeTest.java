package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However much is told of a lead, it fits where it is kept, and can be changed. */
class LeadSizeTest {
    private final LeadsFixture fixture = new LeadsFixture();
    private final String id =
            (String) fixture.create(Map.of("name", "Ann Lee", "phone", "+12127365000", "email", "ann@example.com"))
                    .at("id");

    @Test
    void aLeadKeepsSoManyFieldsOfTheBusinessAndStaysChangeable() {
        for (var name : List.of("a", "b", "c", "d", "e")) {
            assertEquals(200, fields(name, 100, "x").status(), name);
        }
        var refused = fields("f", 1, "x");
        assertEquals(List.of("/customFields"), refused.wrongFields(), refused.body());
        var longer = fields("a", 40, "x".repeat(1990));
        assertEquals(200, longer.status(), longer.body());
        assertEquals(List.of("/customFields"), fields("b", 40, "x".repeat(1990)).wrongFields());
        assertEquals(200, patch("{\"customFields\":{\"a1\":\"y\",\"b1\":null}}").status());
        assertEquals(200, patch("{\"company\":\"Acme\"}").status());
        assertEquals(499, fixture.leads.need(id).value().customFields().size());
    }

    private HttpCall.Answer fields(String name, int many, String value) {
        var fields = new TreeMap<String, Object>();
        for (int i = 0; i < many; i++) {
            fields.put(name + i, value);
        }
        return patch(Json.write(Map.of("customFields", fields)));
    }

    @Test
    void aLeadHasSoManyTagsAtMost() {
        var all = IntStream.range(0, LeadSize.TAGS).mapToObj(i -> "tag-" + i).toList();
        fixture.leads.update(id, LeadChange.builder().tags(all).build(), Actor.SYSTEM);
        assertEquals(List.of("/tag"), tagged("hot").wrongFields());
        assertEquals(200, tagged("tag-7").status());
        var told =
                LeadChange.builder().phone("+12127365000").tags(List.of("hot")).build();
        fixture.leads.capture(NewLead.of(LeadSource.WEBHOOK, told), Actor.SYSTEM);
        assertEquals(all, fixture.leads.need(id).value().tags());
    }

    private HttpCall.Answer tagged(String tag) {
        return fixture.of(TagLead.Function::new, "PUT", id).path("tag", tag).send();
    }

    private HttpCall.Answer patch(String body) {
        return fixture.of(UpdateLead.Function::new, "PATCH", id).body(body).send();
    }
}
