package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class IntegrationSecretsTest {
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    private final IntegrationsFixture fixture = new IntegrationsFixture(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            var work = context.request() instanceof GetItemRequest ? null : meanwhile.getAndSet(null);
            if (work != null) {
                work.run();
            }
        }
    });
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

    @Test
    void aChangeThatSomebodyElseOvertookChangesNoSecret() {
        assertEquals("s3cr3t-value", token());
        meanwhile.set(() ->
                process.of(fixture.tenant).worked(process.of(fixture.tenant).need(id)));

        var refused = fixture.call(UpdateIntegration.Function::new, "PATCH", "/v1/integrations/{id}")
                .path("id", id)
                .body(Map.of("secrets", Map.of(Integration.TOKEN, "changed")))
                .send();

        assertEquals(412, refused.status(), refused.body());
        assertEquals("s3cr3t-value", token());
        fixture.test.clock().advance(Duration.ofMinutes(15));
        assertEquals("s3cr3t-value", token());
    }
}
