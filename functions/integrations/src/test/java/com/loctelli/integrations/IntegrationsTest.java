package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntegrationsTest {
    private final IntegrationsFixture fixture = new IntegrationsFixture();

    @Test
    void anAccountIsConnectedAndItsSecretsAreNowhereButInTheSecretStore() {
        var answer = fixture.connect();
        assertEquals(201, answer.status(), answer.body());
        assertEquals("active", answer.at("status"));
        assertEquals(List.of("apiKey"), answer.at("secretNames"));
        var id = (String) answer.at("id");
        assertFalse(answer.body().contains("s3cr3t-value"));
        var stored =
                new Integrations(fixture.test.platform()).of(fixture.tenant).need(id);
        assertFalse(Json.write(stored.value()).contains("s3cr3t-value"));
        assertEquals(
                Map.of("apiKey", "s3cr3t-value"),
                new Integrations(fixture.test.platform()).of(fixture.tenant).secrets(id));
        assertEquals(
                fixture.tenant,
                fixture.test
                        .platform()
                        .directory()
                        .find(RoutingKey.external("gohighlevel", fixture.location))
                        .orElseThrow()
                        .tenant());
    }

    @Test
    void anAccountIsOfOneTenantAndOneIntegrationOnly() {
        var first = fixture.connect();
        var again = fixture.connect();
        assertEquals(409, again.status());
        assertTrue(again.body().contains("integrations/account-taken"));
        var stranger = fixture.test.user(fixture.test.tenant(), Role.OWNER);
        var stolen = fixture.test
                .call(
                        fixture.test.function(CreateIntegration.Function::new, Permission.MANAGE),
                        "POST",
                        "/v1/integrations")
                .as(stranger)
                .body(Map.of("templateName", "gohighlevel", "name", "Mine", "externalAccountId", fixture.location))
                .send();
        assertEquals(409, stolen.status());
        assertTrue(stolen.body().contains("integrations/account-taken"));
        var theirs = fixture.test
                .call(
                        fixture.test.function(ListIntegrations.Function::new, Permission.MANAGE),
                        "GET",
                        "/v1/integrations")
                .as(stranger)
                .send();
        assertEquals(List.of(), theirs.at("data"));
        var seen = fixture.test
                .call(
                        fixture.test.function(GetIntegration.Function::new, Permission.MANAGE),
                        "GET",
                        "/v1/integrations/x")
                .path("id", (String) first.at("id"))
                .as(stranger)
                .send();
        assertEquals(404, seen.status());
        assertEquals(
                200,
                fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1")))
                        .status());
    }

    @Test
    void aDeletedIntegrationFreesItsAccountAndForgetsItsSecrets() {
        var id = (String) fixture.connect().at("id");
        var gone = fixture.call(DeleteIntegration.Function::new, "DELETE", "/v1/integrations/" + id)
                .path("id", id)
                .send();
        assertEquals(204, gone.status());
        assertEquals(List.of(), fixture.keys());
        assertEquals(
                Map.of(),
                new Integrations(fixture.test.platform()).of(fixture.tenant).secrets(id));
        assertEquals(
                "ignored",
                fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1")))
                        .at("status"));
        assertEquals(201, fixture.connect().status());
    }

    @Test
    void aChangeMergesAndAStaleOneIsRefused() {
        var id = (String) fixture.connect().at("id");
        var changed = fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/" + id)
                .path("id", id)
                .body(Map.of("name", "Second", "config", Map.of("calendarId", "k1"), "secrets", Map.of("other", "x")))
                .send();
        assertEquals(200, changed.status(), changed.body());
        assertEquals("Second", changed.at("name"));
        assertEquals("k1", changed.at("config.calendarId"));
        assertEquals(List.of("apiKey", "other"), changed.at("secretNames"));
        assertEquals(fixture.location, changed.at("externalAccountId"));
        var without = fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/" + id)
                .path("id", id)
                .body("{\"description\":null,\"config\":{\"calendarId\":null}}")
                .send();
        assertEquals(200, without.status(), without.body());
        assertEquals(null, without.at("config.calendarId"));
        var stale = fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/" + id)
                .path("id", id)
                .header("if-match", "\"1\"")
                .body(Map.of("name", "Third"))
                .send();
        assertEquals(412, stale.status());
    }

    @Test
    void anIntegrationThatIsSwitchedOffHasNoEffects() {
        var id = (String) fixture.connect().at("id");
        fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/" + id)
                .path("id", id)
                .body(Map.of("isActive", false))
                .send();
        var event = (String) fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1")))
                .at("id");
        fixture.work();
        assertEquals("integration-off", fixture.inbox.need(event).value().reason());
    }

    @Test
    void aSecretAmongTheConfigurationAndAnUnknownTemplateAreWrongFields() {
        var secret = fixture.call(CreateIntegration.Function::new, "POST", "/v1/integrations")
                .body(Map.of("templateName", "gohighlevel", "name", "A", "config", Map.of("apiKey", "x")))
                .send();
        assertEquals(List.of("/config/apiKey"), secret.wrongFields());
        var unknown = fixture.call(CreateIntegration.Function::new, "POST", "/v1/integrations")
                .body(Map.of("templateName", "hubspot", "name", "A"))
                .send();
        assertEquals(List.of("/templateName"), unknown.wrongFields());
    }

    @Test
    void whatIsKeptWithAnIntegrationHasASizeHoweverOftenItIsAddedTo() {
        var account = Map.of("templateName", "gohighlevel", "name", "A");
        for (var location : List.of("of a blank", "x".repeat(1200))) {
            assertEquals(
                    List.of("/config/locationId"),
                    fixture.call(CreateIntegration.Function::new, "POST", "/v1/integrations")
                            .body(with(account, "config", Map.of("locationId", location)))
                            .send()
                            .wrongFields());
        }
        assertEquals(
                List.of("/config", "/secrets/other"),
                fixture.call(CreateIntegration.Function::new, "POST", "/v1/integrations")
                        .body(with(
                                with(account, "config", Map.of("notes", "ü".repeat(9000))),
                                "secrets",
                                Map.of("other", "x".repeat(3000))))
                        .send()
                        .wrongFields());

        var id = (String) fixture.connect().at("id");
        assertEquals(200, change(id, names(0, 50)).status());
        assertEquals(List.of("/config"), change(id, names(50, 51)).wrongFields());
        assertEquals(200, change(id, names(49, 50)).status(), "what is there already may change");
        assertEquals(
                List.of("/config"), change(id, Map.of("n0", "x".repeat(16_000))).wrongFields());
        var tooMany = change(id, Map.of("x".repeat(200), "x"));
        assertEquals(
                List.of("/config"), tooMany.wrongFields().stream().distinct().toList());
    }

    private static Map<String, Object> with(Map<String, ?> body, String name, Object value) {
        var more = new TreeMap<String, Object>(body);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> names(int from, int to) {
        var config = new TreeMap<String, Object>();
        for (int i = from; i < to; i++) {
            config.put("n" + i, "x");
        }
        return config;
    }

    private HttpCall.Answer change(String id, Map<String, ?> config) {
        return fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/" + id)
                .path("id", id)
                .body(Map.of("config", config))
                .send();
    }

    @Test
    void theTemplatesTellWhatTheyNeed() {
        var list = fixture.call(ListIntegrationTemplates.Function::new, "GET", "/v1/integrations/templates")
                .send();
        assertEquals("gohighlevel", list.at("data.0.name"));
        var one = fixture.call(GetIntegrationTemplate.Function::new, "GET", "/v1/integrations/templates/gohighlevel")
                .path("id", "gohighlevel")
                .send();
        assertEquals(true, one.at("configSchema.properties.apiKey.x-secret"));
        assertEquals(
                404,
                fixture.call(GetIntegrationTemplate.Function::new, "GET", "/v1/integrations/templates/x")
                        .path("id", "x")
                        .send()
                        .status());
    }

    @Test
    void anEventIsServedWithWhatWasSent() {
        fixture.connect();
        var id = (String) fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1", "name", "Ann")))
                .at("id");
        var seen = fixture.call(GetInboundEvent.Function::new, "GET", "/v1/inbound-events/" + id)
                .path("id", id)
                .send();
        assertEquals(200, seen.status(), seen.body());
        assertTrue(((String) seen.at("payload")).contains("\"Ann\""));
        assertEquals("received", seen.at("state"));
        var list = fixture.call(ListInboundEvents.Function::new, "GET", "/v1/inbound-events")
                .send();
        assertFalse(list.body().contains("Ann"));
    }
}
