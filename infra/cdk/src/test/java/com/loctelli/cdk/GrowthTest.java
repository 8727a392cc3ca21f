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

/** The product with as many routes as an API has, what is still to come being spread as what is there. */
class GrowthTest {
    /** The routes of one HTTP API, where AWS was not asked for more. */
    private static final int MOST = 300;

    @Test
    void asManyEndpointsAsAnApiHasStayFarFromTheLimitOfAStack() {
        var functions = new ArrayList<>(Synthesised.PLAN.functions());
        var now = Synthesised.PLAN.by(Http.class);
        int routes = now.stream()
                .mapToInt(function -> ((Http) function.way()).routes().size())
                .sum();
        System.out.println("the API: " + routes + " of " + MOST + " routes");
        assertTrue(routes < MOST, "an API has " + MOST + " routes: AWS raises that on request, see docs/deploy.md");
        for (int i = routes; i < MOST; i++) {
            var pattern = now.get((i - routes) * now.size() / (MOST - routes));
            functions.add(new FunctionPlan(
                    pattern.feature() + "-Future" + i,
                    pattern.feature(),
                    pattern.handler(),
                    pattern.limits(),
                    new Http(List.of(new Path("GET", "/v1/future/" + i, 10)), ((Http) pattern.way()).access()),
                    pattern.needs()));
        }
        var app = Cloud.unchecked(
                Synthesised.DEV,
                new Plan(functions),
                Synthesised.ARTEFACTS,
                java.nio.file.Path.of("target/growth.out"));
        app.synth().getStacks().forEach(stack -> {
            int count = ((Map<?, ?>) ((Map<?, ?>) stack.getTemplate()).get("Resources")).size();
            assertTrue(count < 450, stack.getStackName() + " has " + count);
        });
    }
}
