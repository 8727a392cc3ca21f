package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.kernel.telemetry.Invocation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/** The alarms, all to the one topic, each with what to do in its description's page. */
final class Alarms {
    private static final String PAGE = " See docs/operations.md.";

    private Alarms() {}

    /** A function that fails: it ran out of time, or ended without an answer. */
    static Alarm errors(Stack stack, FunctionPlan plan, Environment environment) {
        return above(
                stack,
                plan.id() + "Errors",
                environment,
                plan.name() + " fails.",
                lambda(environment, plan, "Errors", "Sum"),
                3,
                1);
    }

    /** What counts, in a feature's log, the answers that say that an endpoint failed: to Lambda they are answers. */
    static void failedAnswers(Stack stack, String feature, ILogGroup log, Environment environment) {
        var id = failedAnswers(feature);
        MetricFilter.Builder.create(stack, id + "Count")
                .logGroup(log)
                .filterPattern(FilterPattern.numberValue("$.status", ">=", 500))
                .metricNamespace(Invocation.NAMESPACE)
                .metricName(id)
                .metricValue("1")
                .dimensions(Map.of("stage", "$.stage"))
                .build();
        above(
                stack,
                id,
                environment,
                "Endpoints of " + feature + " answer that they failed.",
                metric(Invocation.NAMESPACE, id, "Sum", Map.of("stage", environment.stage())),
                3,
                1);
    }

    /** The alarm on failed answers of a feature, without the stage. */
    static String failedAnswers(String feature) {
        return feature.substring(0, 1).toUpperCase(Locale.ROOT) + feature.substring(1) + "FailedAnswers";
    }

    /** An alarm for a value that reaches a limit in so many periods in a row. */
    static Alarm above(
            Construct scope,
            String id,
            Environment environment,
            String meaning,
            IMetric metric,
            double limit,
            int periods) {
        var alarm = Alarm.Builder.create(scope, id)
                .alarmName(environment.name(id))
                .alarmDescription(meaning + PAGE)
                .metric(metric)
                .threshold(limit)
                .evaluationPeriods(periods)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        if (alarm.getNode().getDefaultChild() instanceof CfnAlarm plain) {
            var topic = Arns.in(Stack.of(scope), environment).topic();
            plain.setAlarmActions(List.of(topic));
            plain.setOkActions(List.of(topic));
        }
        return alarm;
    }

    /** A metric of a function's live version. */
    static Metric lambda(Environment environment, FunctionPlan plan, String name, String statistic) {
        var function = plan.physical(environment.prefix());
        return metric(
                "AWS/Lambda",
                name,
                statistic,
                Map.of("FunctionName", function, "Resource", function + ":" + Functions.LIVE));
    }

    /** A metric over five minutes. */
    static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .dimensionsMap(dimensions)
                .period(Duration.minutes(5))
                .build();
    }
}
