package com.loctelli.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowHealthTest {

    @Test
    void everythingThatIsNeededAnswers() {
        var answer = health(Map.of());

        assertEquals(200, answer.status());
        assertEquals(Map.of("status", "ok"), answer.json());
    }

    @Test
    void aPartThatDoesNotAnswerIsNamed() {
        var answer = health(Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://localhost:1"));

        assertEquals(503, answer.status());
        assertEquals("operations/unhealthy", answer.at("type"));
        assertEquals(List.of("secrets"), answer.at("failed"));
        assertNotNull(answer.headers().get("retry-after"));
    }

    @Test
    void theDeployedVersionIsTold() {
        var test = TestPlatform.start(Map.of("LOCTELLI_VERSION", "2026.11.22"), List.of());

        var answer = test.call(test.function(ShowVersion.Function::new, Permission.PUBLIC), "GET", "/v1/version")
                .send();

        assertEquals("2026.11.22", answer.at("version"));
        assertEquals(test.platform().settings().get("LOCTELLI_STAGE", ""), answer.at("stage"));
    }

    private static HttpCall.Answer health(Map<String, String> settings) {
        var test = TestPlatform.start(settings, List.of());
        return test.call(test.function(ShowHealth.Function::new, Permission.PUBLIC), "GET", "/v1/health")
                .send();
    }
}
