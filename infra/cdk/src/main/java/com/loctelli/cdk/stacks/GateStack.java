package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.Plan;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.surface.Limits;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.JsonPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * What opens the API: its stage, with the access log and how many calls a second each route takes. It comes after the
 * features, because a limit can be set only on a route that is there.
 */
public final class GateStack extends Stack {
    /** Calls a second to all routes together. */
    static final int ALL_PER_SECOND = 2000;

    /** How long the API took to answer, in milliseconds, by {@code stage}: that of long polls is not in it. */
    static final String ANSWER_MILLIS = "AnswerMillis";

    private static final String LINE = "\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
            + "\"route\":\"$context.routeKey\",\"status\":$context.status,\"latency\":$context.responseLatency,"
            + "\"functionLatency\":\"$context.integrationLatency\",\"error\":\"$context.error.messageString\","
            + "\"integrationError\":\"$context.integrationErrorMessage\",\"ip\":\"$context.identity.sourceIp\","
            + "\"bytes\":\"$context.responseLength\"}";

    public GateStack(Construct scope, Environment environment, StackProps props, Plan plan, String apiId) {
        super(scope, environment.name("gate"), props);
        var log = LogGroup.Builder.create(this, "AccessLog")
                .logGroupName(Arns.logGroup(environment, "access-log"))
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnStage.Builder.create(this, "Stage")
                .apiId(apiId)
                .stageName("$default")
                .autoDeploy(true)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(log.getLogGroupArn())
                        .format("{\"stage\":\"" + environment.stage() + "\"," + LINE)
                        .build())
                .defaultRouteSettings(CfnStage.RouteSettingsProperty.builder()
                        .throttlingRateLimit(ALL_PER_SECOND)
                        .throttlingBurstLimit(2 * ALL_PER_SECOND)
                        .build())
                .routeSettings(limits(plan))
                .build();
        MetricFilter.Builder.create(this, ANSWER_MILLIS)
                .logGroup(log)
                .filterPattern(FilterPattern.all(answers(plan)))
                .metricNamespace(Invocation.NAMESPACE)
                .metricName(ANSWER_MILLIS)
                .metricValue("$.latency")
                .dimensions(Map.of("stage", "$.stage"))
                .build();
    }

    /** All answers but those that wait for something to happen: what they take says nothing of the API. */
    private static JsonPattern[] answers(Plan plan) {
        var all = Stream.of(FilterPattern.numberValue("$.latency", ">=", 0));
        var butThose = plan.by(Http.class).stream()
                .filter(function -> function.limits().equals(Limits.WAITING))
                .flatMap(function -> ((Http) function.way()).routes().stream())
                .map(path -> FilterPattern.stringValue("$.route", "!=", path.key()));
        return Stream.concat(all, butThose).toArray(JsonPattern[]::new);
    }

    private static Map<String, Object> limits(Plan plan) {
        var out = new TreeMap<String, Object>();
        for (FunctionPlan function : plan.by(Http.class)) {
            for (var path : ((Http) function.way()).routes()) {
                out.put(
                        path.key(),
                        Map.of("ThrottlingRateLimit", path.perSecond(), "ThrottlingBurstLimit", 2 * path.perSecond()));
            }
        }
        return out;
    }
}
