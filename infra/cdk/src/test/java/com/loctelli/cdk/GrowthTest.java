package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.FunctionPlan.Path;
import com.loctelli.cdk.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The product with 150 endpoints, all that are still to come in its largest feature. */
class GrowthTest {
    @Test
    void aHundredAndFiftyEndpointsStayFarFromTheLimitOfAStack() {
        var functions = new ArrayList<>(Synthesised.PLAN.functions());
        var largest = Synthesised.PLAN.features().stream()
                .max((a, b) -> Synthesised.PLAN.by(Http.class, a).size()
                        - Synthesised.PLAN.by(Http.class, b).size())
                .orElseThrow();
        var pattern = Synthesised.PLAN.by(Http.class, largest).getFirst();
        for (int i = Synthesised.PLAN.by(Http.class).size(); i < 150; i++) {
            functions.add(new FunctionPlan(
                    largest + "-Future" + i,
                    largest,
                    pattern.handler(),
                    pattern.limits(),
                    new Http(List.of(new Path("GET", "/v1/future/" + i, 10)), ((Http) pattern.way()).access()),
                    pattern.needs()));
        }
        var plan = new Plan(functions);
        assertTrue(plan.by(Http.class).size() >= 150);
        var app = Cloud.unchecked(
                Synthesised.DEV, plan, Synthesised.ARTEFACTS, java.nio.file.Path.of("target/growth.out"));
        app.synth().getStacks().forEach(stack -> {
            int count = ((Map<?, ?>) ((Map<?, ?>) stack.getTemplate()).get("Resources")).size();
            assertTrue(count < 450, stack.getStackName() + " has " + count);
        });
    }
}
