package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntegrationSecretsTest {
    private final IntegrationsFixture fixture = new IntegrationsFixture();
    private final String id = String.valueOf(fixture.connect().at("id"));
    private final Integrations process = new Integrations(fixture.test.platform());

    private String token() {
        var integration = process.of(fixture.tenant).need(id);
        return process.secrets(fixture.tenant, integration).get(Integration.TOKEN);
    }

    /** As nobody may: past the integration, which alone would tell the process that there is something new. */
    private void changeBehindItsBack(String token) {
        fixture.test
                .platform()
                .secrets()
                .put("sa/" + fixture.tenant.partition() + "/ig/" + id, Json.write(Map.of(Integration.TOKEN, token)));
    }

    @Test
    void aSecretIsFetchedOnceInFifteenMinutes() {
        assertEquals("s3cr3t-value", token());
        changeBehindItsBack("other");

        assertEquals("s3cr3t-value", token());
        fixture.test.clock().advance(Duration.ofMinutes(15));
        assertEquals("other", token());
    }

    @Test
    void aSecretThatAnotherProcessChangedIsUsedByTheNextWhoSpeaks() {
        assertEquals("s3cr3t-value", token());

        var changed = fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/{id}")
                .path("id", id)
                .body(Map.of("secrets", Map.of(Integration.TOKEN, "changed")))
                .send();

        assertEquals(200, changed.status(), changed.body());
        assertEquals("changed", token());
    }
}
