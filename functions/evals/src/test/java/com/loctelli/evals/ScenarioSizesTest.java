package com.loctelli.evals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.testkit.HttpCall;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A run keeps its scenarios as they were when it began: they have a size. */
class ScenarioSizesTest {
    private final Troupe troupe = new Troupe(List.of());
    private final Caller.User manager = troupe.test.user(troupe.owner, Role.MANAGER);

    private HttpCall.Answer post(Function<Platform, ? extends HttpFunction> function, Map<String, Object> body) {
        return troupe.test
                .call(troupe.test.function(function, Permission.MANAGE), "POST", "/v1/x")
                .as(manager)
                .body(body)
                .send();
    }

    @Test
    void wordsOfAScenarioThatAreTooLongAreRefused() {
        for (var field : List.of("expectFacts", "mustNotSay")) {
            var answer = post(
                    CreateScenario.Function::new, Map.of("name", "a", "goal", "stop", field, List.of("x".repeat(201))));
            assertEquals(400, answer.status(), answer.body());
        }
    }

    @Test
    void moreWordsThanOneRunKeepsAreRefusedAndFewerAreTaken() {
        var made = post(
                CreateScenario.Function::new,
                Map.of("name", "a", "goal", "stop", "persona", "ж".repeat(2000), "rubric", "ж".repeat(2000)));
        assertEquals(201, made.status(), made.body());
        var id = String.valueOf(made.at("id"));

        var all = post(
                StartRun.Function::new,
                Map.of("strategyId", troupe.strategyId, "scenarioIds", Collections.nCopies(50, id)));
        assertEquals(List.of("/scenarioIds"), all.wrongFields(), all.body());

        var some = post(
                StartRun.Function::new,
                Map.of("strategyId", troupe.strategyId, "scenarioIds", Collections.nCopies(25, id)));
        assertEquals(202, some.status(), some.body());
    }
}
