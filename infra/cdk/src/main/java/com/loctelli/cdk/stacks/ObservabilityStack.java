package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.OnQueue;
import com.loctelli.cdk.plan.Plan;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.telemetry.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

/**
 * What is watched across functions: letters that nobody could deliver, work that waits, calls that fail or take long,
 * and the day's business in numbers.
 */
public final class ObservabilityStack extends Stack {
    /** Milliseconds within which 95 of 100 calls of the API are answered. */
    static final int API_P95 = 200;
    /** Milliseconds within which 95 of 100 turns of the agent are answered. */
    static final int AGENT_P95 = 3000;
    /** Milliseconds within which 95 of 100 calls of the database are answered. */
    static final int DATABASE_P95 = 50;
    /** The share of the agent's turns that may have to be tried again. */
    static final double AGENT_FAILURES = 0.02;
    /** The share of the outside systems' events that may have to be tried again. */
    static final double INTEGRATION_FAILURES = 0.05;

    private final Environment environment;
    private final String apiId;

    public ObservabilityStack(Construct scope, Environment environment, StackProps props, Plan plan, String apiId) {
        super(scope, environment.name("observability"), props);
        this.environment = environment;
        this.apiId = apiId;
        queues();
        api();
        agent(worker(plan, QueueName.TURNS));
        Alarms.above(
                this,
                "IntegrationsFailing",
                environment,
                "Five of a hundred outside events, or more, could not be worked at once.",
                failures(worker(plan, QueueName.INBOUND_EVENTS)),
                INTEGRATION_FAILURES,
                2);
        Alarms.above(
                this,
                "DatabaseSlow",
                environment,
                "Calls of the database take longer than 50 ms (p95).",
                database("p95"),
                DATABASE_P95,
                3);
        Alarms.above(
                this,
                "Throttled",
                environment,
                "Functions of the account are refused for want of concurrency.",
                Alarms.metric("AWS/Lambda", "Throttles", "Sum", Map.of()),
                1,
                2);
        dashboard(plan);
    }

    private void agent(FunctionPlan turns) {
        Alarms.above(
                this,
                "AgentSlow",
                environment,
                "The agent's answers take longer than 3 s (p95).",
                Alarms.lambda(environment, turns, "Duration", "p95"),
                AGENT_P95,
                3);
        Alarms.above(
                this,
                "AgentFailing",
                environment,
                "Two of a hundred turns of the agent, or more, have to be tried again.",
                failures(turns),
                AGENT_FAILURES,
                2);
    }

    private static FunctionPlan worker(Plan plan, QueueName queue) {
        return plan.by(OnQueue.class).stream()
                .filter(one -> ((OnQueue) one.way()).queue() == queue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody works " + queue));
    }

    private void queues() {
        for (var queue : QueueName.values()) {
            letters(queue.name(), queue.deadLetterId());
            Alarms.above(
                    this,
                    name(queue.name()) + "Late",
                    environment,
                    "Messages wait too long in " + queue.id() + ".",
                    queueMetric(queue.id(), "ApproximateAgeOfOldestMessage", "Maximum"),
                    (int) longest(queue).toSeconds(),
                    2);
        }
        letters("schedules", Core.SCHEDULES_DLQ);
    }

    private void letters(String name, String id) {
        Alarms.above(
                this,
                name(name) + "DeadLetters",
                environment,
                "Messages could not be worked and lie in " + id + ".",
                queueMetric(id, "ApproximateNumberOfMessagesVisible", "Maximum"),
                1,
                1);
    }

    /** How old a message may get: texts wait for their sender's rate, the rest for nothing. */
    private static Duration longest(QueueName queue) {
        return queue == QueueName.SENDS ? Duration.ofMinutes(15) : queue.visibility();
    }

    private void api() {
        Alarms.above(
                this,
                "ApiSlow",
                environment,
                "The API's answers take longer than 200 ms (p95).",
                answers("p95"),
                API_P95,
                3);
        Alarms.above(
                this,
                "ApiFailing",
                environment,
                "One call of a hundred, or more, fails at the API.",
                percent("5xx"),
                1,
                2);
    }

    private void dashboard(Plan plan) {
        var business = List.<IWidget>of(
                graph("New leads", worked(QueueName.LEAD_EVENTS)),
                graph("Texts in and out", worked(QueueName.INBOUND_TEXTS), worked(QueueName.SENDS)),
                graph("Turns of the agent", worked(QueueName.TURNS)),
                graph("Bookings made, moved and cancelled", worked(QueueName.BOOKING_EVENTS)));
        var work = List.<IWidget>of(
                graph("Events of outside systems", worked(QueueName.INBOUND_EVENTS)),
                graph("Texts that may revoke consent", worked(QueueName.REVOCATIONS)),
                graph("Campaigns and imports", worked(QueueName.CAMPAIGN_TICKS), worked(QueueName.IMPORTS)),
                graph("Worked, by queue", each(QueueName::id, "NumberOfMessagesDeleted", "Sum")));
        var speed = List.<IWidget>of(
                graph("API: p50 and p95 (ms)", answers("p50"), answers("p95")),
                graph("Database: p50 and p95 (ms)", database("p50"), database("p95")),
                graph("API: calls, and failed ones (%)", apiMetric("Count", "Sum"), percent("5xx"), percent("4xx")),
                graph("Workers: p95 (ms)", all(plan, "Duration", "p95")));
        var queues = List.<IWidget>of(
                graph("Waiting", each(QueueName::id, "ApproximateNumberOfMessagesVisible", "Maximum")),
                graph("Oldest (s)", each(QueueName::id, "ApproximateAgeOfOldestMessage", "Maximum")),
                graph("Dead letters", each(QueueName::deadLetterId, "ApproximateNumberOfMessagesVisible", "Maximum")),
                graph(
                        "Workers: share of messages tried again",
                        plan.by(OnQueue.class).stream()
                                .<IMetric>map(this::failures)
                                .toList()));
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName("loctelli-" + environment.stage())
                .widgets(List.of(business, work, speed, queues))
                .build();
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return graph(title, List.of(metrics));
    }

    private static GraphWidget graph(String title, List<IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).left(metrics).width(6).build();
    }

    private List<IMetric> all(Plan plan, String metric, String statistic) {
        var out = new ArrayList<IMetric>();
        for (FunctionPlan worker : plan.by(OnQueue.class)) {
            out.add(Alarms.lambda(environment, worker, metric, statistic));
        }
        return out;
    }

    private List<IMetric> each(Function<QueueName, String> id, String metric, String statistic) {
        return Arrays.stream(QueueName.values())
                .<IMetric>map(queue -> queueMetric(id.apply(queue), metric, statistic))
                .toList();
    }

    /** The share of a worker's messages that come again. */
    private Metric failures(FunctionPlan worker) {
        return Alarms.metric(
                Invocation.NAMESPACE,
                QueueFunction.FAILED,
                "Average",
                Map.of("function", worker.physical(environment.prefix())));
    }

    private Metric database(String statistic) {
        return Alarms.metric(
                Invocation.NAMESPACE, Invocation.DATABASE_MILLIS, statistic, Map.of("stage", environment.stage()));
    }

    private Metric answers(String statistic) {
        return Alarms.metric(
                Invocation.NAMESPACE, GateStack.ANSWER_MILLIS, statistic, Map.of("stage", environment.stage()));
    }

    private Metric worked(QueueName queue) {
        return queueMetric(queue.id(), "NumberOfMessagesDeleted", "Sum");
    }

    private Metric queueMetric(String id, String metric, String statistic) {
        return Alarms.metric("AWS/SQS", metric, statistic, Map.of("QueueName", environment.name(id)));
    }

    private Metric apiMetric(String metric, String statistic) {
        return Alarms.metric("AWS/ApiGateway", metric, statistic, Map.of("ApiId", apiId));
    }

    private MathExpression percent(String kind) {
        return MathExpression.Builder.create()
                .expression("100 * failed" + kind + " / MAX([calls, 1])")
                .label(kind + " %")
                .usingMetrics(Map.of("failed" + kind, apiMetric(kind, "Sum"), "calls", apiMetric("Count", "Sum")))
                .period(software.amazon.awscdk.Duration.minutes(5))
                .build();
    }

    /** {@code LEAD_EVENTS} as {@code LeadEvents}. */
    private static String name(String id) {
        var out = new StringBuilder();
        for (var part : id.toLowerCase(java.util.Locale.ROOT).split("_", -1)) {
            out.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return out.toString();
    }
}
