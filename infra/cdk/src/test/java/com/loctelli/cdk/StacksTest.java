package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.loctelli.cdk.iam.Given;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Every;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.FunctionPlan.OnQueue;
import com.loctelli.cdk.stacks.EdgeStack;
import com.loctelli.cdk.stacks.FeatureStack;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.surface.Surface;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.StackProps;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What the stacks hold. That the rule packs and CloudFormation's schemas find nothing is shown by there being any. */
class StacksTest {
    private static final Set<String> ACTIONS = Set.of(
            "cloudwatch:DescribeAlarms",
            "dynamodb:BatchGetItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "lambda:GetAlias",
            "lambda:GetProvisionedConcurrencyConfig",
            "lambda:InvokeFunction",
            "lambda:UpdateAlias",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:GetObject",
            "s3:ListBucket",
            "s3:ListBucketVersions",
            "s3:ListMultipartUploadParts",
            "s3:PutObject",
            "secretsmanager:CreateSecret",
            "secretsmanager:DeleteSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "ses:SendEmail",
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
            "sqs:SendMessage",
            "sqs:StartMessageMoveTask",
            "states:StartExecution",
            "sts:AssumeRole",
            "sts:TagSession");

    @Test
    void everyRouteHasAFunctionARoleAnIntegrationAndAnAlarm() {
        var functions = names("AWS::Lambda::Function", "FunctionName");
        var roles = names("AWS::IAM::Role", "RoleName");
        var alarms = names("AWS::CloudWatch::Alarm", "AlarmName");
        var routes = names("AWS::ApiGatewayV2::Route", "RouteKey");
        var keys = Surface.ROUTES.stream().map(route -> route.key()).collect(Collectors.toCollection(TreeSet::new));
        keys.add("$default");
        assertEquals(keys, routes);
        for (var plan : Synthesised.PLAN.functions()) {
            assertTrue(functions.contains(plan.physical("loctelli-dev-")), plan.name());
            assertTrue(roles.contains(plan.role("loctelli-dev-")), plan.name());
            assertTrue(alarms.contains("loctelli-dev-" + plan.id() + "Errors"), plan.name());
        }
        assertEquals(
                Synthesised.PLAN.by(Http.class).size(),
                Synthesised.all("AWS::ApiGatewayV2::Integration").size());
        assertEquals(Synthesised.PLAN.functions().size(), functions.size());
    }

    @Test
    void everyFunctionStartsFromASnapshotOnTheCompilersReleaseAndLogsJson() {
        var runtime = "java" + Runtime.version().feature();
        for (var function : Synthesised.all("AWS::Lambda::Function")) {
            assertEquals(runtime, function.path("Runtime").asText());
            assertEquals("arm64", function.path("Architectures").path(0).asText());
            assertEquals(
                    "PublishedVersions",
                    function.path("SnapStart").path("ApplyOn").asText());
            assertEquals(
                    "JSON", function.path("LoggingConfig").path("LogFormat").asText());
        }
        assertEquals(
                Synthesised.all("AWS::Lambda::Function").size(),
                Synthesised.all("AWS::Lambda::Alias").size());
    }

    @Test
    void aWorkerThatSendsToItsOwnQueueMayCallItselfAndNobodyElse() {
        var loops = new TreeMap<String, String>();
        Synthesised.all("AWS::Lambda::Function")
                .forEach(function -> loops.put(
                        function.path("FunctionName").asText(),
                        function.path("RecursiveLoop").asText()));
        var allowed = new TreeSet<String>();
        for (var plan : Synthesised.PLAN.functions()) {
            boolean sendsToItself =
                    plan.way() instanceof OnQueue on && plan.needs().queues().contains(on.queue());
            assertEquals(sendsToItself ? "Allow" : "Terminate", loops.get(plan.physical("loctelli-dev-")), plan.name());
            if (sendsToItself) {
                allowed.add(plan.name());
            }
        }
        assertTrue(
                allowed.containsAll(Set.of(
                        "leads-RunImport",
                        "transfers-MoveTenant",
                        "subaccounts-EraseTenant",
                        "campaigns-TickCampaign")),
                allowed.toString());
    }

    @Test
    void everySnapshotThatNoClockUsesIsKeptByAWeeklyCall() {
        var stack = Synthesised.stack("schedules");
        var machine = Synthesised.of(stack, "AWS::StepFunctions::StateMachine").getFirst();
        var called = new TreeSet<String>();
        machine.path("Definition").path("States").path("Each").path("Items").forEach(name -> called.add(name.asText()));
        assertEquals(1, machine.findValues("Payload").size());
        assertEquals("{\"Records\":[]}", machine.findValue("Payload").toString());
        var kept = new TreeSet<String>();
        Synthesised.PLAN.functions().stream()
                .filter(plan -> !(plan.way() instanceof Every))
                .forEach(plan -> kept.add(plan.physical("loctelli-dev-") + ":live"));
        assertEquals(kept, called);
        assertTrue(Synthesised.of(stack, "AWS::Scheduler::Schedule").stream()
                .anyMatch(
                        schedule -> schedule.path("ScheduleExpression").asText().equals("rate(7 days)")));
    }

    @Test
    void whatAScheduleCouldNotCallGoesToAQueueThatIsThere() {
        var queues = names("AWS::SQS::Queue", "QueueName");
        for (var schedule : Synthesised.all("AWS::Scheduler::Schedule")) {
            var letters =
                    schedule.path("Target").path("DeadLetterConfig").path("Arn").asText();
            assertTrue(queues.contains(letters.substring(letters.lastIndexOf(':') + 1)), letters);
        }
    }

    @Test
    void servicesTakeTheirRolesThoughTheyDoNotSayForWhoseSake() {
        var silent = Set.of("apigateway.amazonaws.com", "codedeploy.amazonaws.com");
        var seen = new TreeSet<String>();
        for (var role : Synthesised.all("AWS::IAM::Role")) {
            var trust = role.path("AssumeRolePolicyDocument");
            var service = trust.path("Statement")
                    .path(0)
                    .path("Principal")
                    .path("Service")
                    .asText();
            if (!silent.contains(service) && !service.equals("scheduler.amazonaws.com")) {
                continue;
            }
            seen.add(service);
            var judge = new PolicyJudge(trust);
            assertEquals(silent.contains(service), judge.allows("sts:AssumeRole", "", Map.of()), service);
            assertTrue(judge.allows("sts:AssumeRole", "", Map.of("aws:SourceAccount", List.of("111111111111"))));
            assertFalse(judge.allows("sts:AssumeRole", "", Map.of("aws:SourceAccount", List.of("222222222222"))));
        }
        assertEquals(3, seen.size());
    }

    @Test
    void whoReadsFilesIsToldWhichAreMissing() {
        int seen = 0;
        for (var role : Synthesised.all("AWS::IAM::Role")) {
            var policy = role.path("Policies").path(0).path("PolicyDocument");
            if (policy.toString().contains("\"s3:GetObject\"")) {
                var judge = new PolicyJudge(policy);
                assertTrue(judge.allows("s3:ListBucket", "", Map.of()), role.toString());
                assertTrue(judge.allows("s3:ListBucket", "", Map.of("s3:prefix", List.of("sa_A/"))));
                assertFalse(judge.allows("s3:ListBucket", "", Map.of("s3:prefix", List.of("other/"))));
                seen++;
            }
        }
        assertTrue(seen > 0);
    }

    @Test
    void aNewVersionGoesBackWhereItsFunctionFailsOrTheFeatureAnswersThatItFailed() {
        var watched = new TreeMap<String, JsonNode>();
        Synthesised.all("AWS::CodeDeploy::DeploymentGroup")
                .forEach(group ->
                        watched.put(group.path("DeploymentGroupName").asText(), group.path("AlarmConfiguration")));
        var alarms = names("AWS::CloudWatch::Alarm", "AlarmName");
        for (var plan : Synthesised.PLAN.by(Http.class)) {
            var watch = watched.get(plan.physical("loctelli-dev-"));
            assertTrue(watch.path("Enabled").asBoolean(), plan.name());
            assertEquals(2, watch.path("Alarms").size(), plan.name());
            // Its own is of the same stack and so by reference, the feature's by name.
            assertTrue(watch.toString().contains("{\"Ref\":\"" + plan.id() + "Errors"), watch.toString());
            var ofFeature = "loctelli-dev-"
                    + plan.feature().substring(0, 1).toUpperCase(Locale.ROOT)
                    + plan.feature().substring(1)
                    + "FailedAnswers";
            assertTrue(watch.toString().contains("\"" + ofFeature + "\""), watch.toString());
            assertTrue(alarms.contains(ofFeature), ofFeature);
        }
        var filters = Synthesised.of(Synthesised.stack("core"), "AWS::Logs::MetricFilter");
        assertEquals(Synthesised.PLAN.features().size(), filters.size());
        for (var filter : filters) {
            assertEquals("{ $.status >= 500 }", filter.path("FilterPattern").asText());
        }
    }

    @Test
    void aRemedyTakesOverAtOnceThoughAnAlarmIsOn() {
        var gradual = rollouts(false);
        var atOnce = rollouts(true);
        assertTrue(gradual.contains("CodeDeployDefault.LambdaCanary10Percent5Minutes"));
        assertTrue(gradual.contains("Enabled=true"));
        assertTrue(atOnce.contains("CodeDeployDefault.LambdaAllAtOnce"));
        assertTrue(atOnce.contains("Enabled=false"));
    }

    /** The deployment groups of a small feature, where real people depend on it. */
    private static String rollouts(boolean isAtOnce) {
        var environment = new Environment(
                "prod",
                "111111111111",
                "us-east-1",
                "crm.example.com",
                "alarms@example.com",
                true,
                isAtOnce,
                new TreeMap<>());
        var app = new App(AppProps.builder()
                .outdir("target/rollout.out")
                .analyticsReporting(false)
                .build());
        var stack = new FeatureStack(
                app,
                environment,
                StackProps.builder()
                        .env(software.amazon.awscdk.Environment.builder()
                                .account("111111111111")
                                .region("us-east-1")
                                .build())
                        .build(),
                "texting",
                Synthesised.PLAN.by(Http.class, "texting"),
                new FeatureStack.Shared("api", new Given("arn:aws:kms:us-east-1:111111111111:key/k", "files")),
                Synthesised.ARTEFACTS);
        var resources = (Map<?, ?>)
                ((Map<?, ?>) app.synth().getStackByName(stack.getStackName()).getTemplate()).get("Resources");
        return resources.values().stream()
                .map(String::valueOf)
                .filter(one -> one.contains("AWS::CodeDeploy::DeploymentGroup"))
                .collect(Collectors.joining());
    }

    @Test
    void aFirstDeploymentThatFailsLeavesNothingBehindAndALaterOneTakesNothing() {
        var policies = new TreeMap<String, Integer>();
        Synthesised.templates()
                .values()
                .forEach(template -> Synthesised.resources(template).forEach(resource -> {
                    if (!resource.path("Type").asText().equals("AWS::Lambda::Version")) {
                        policies.merge(resource.path("DeletionPolicy").asText(), 1, Integer::sum);
                    }
                }));
        assertEquals(Set.of("", "Delete", "RetainExceptOnCreate"), policies.keySet());
        for (var type :
                List.of("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::S3::Bucket", "AWS::SecretsManager::Secret")) {
            Synthesised.templates()
                    .values()
                    .forEach(template -> Synthesised.resources(template)
                            .filter(resource -> resource.path("Type").asText().equals(type))
                            .forEach(resource -> {
                                assertEquals(
                                        "RetainExceptOnCreate",
                                        resource.path("DeletionPolicy").asText());
                                assertEquals(
                                        "Retain",
                                        resource.path("UpdateReplacePolicy").asText());
                            }));
        }
    }

    @Test
    void thePagesMayUploadToWhereSignedLinksPoint() {
        for (var region : List.of("us-east-1", "eu-central-1")) {
            var stage = new Environment("dev", "111111111111", region, "crm.example.com", "alarms@example.com");
            try (var presigner = S3Presigner.builder()
                    .region(Region.of(region))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                    .build()) {
                var link = presigner
                        .presignPutObject(one -> one.signatureDuration(Duration.ofMinutes(1))
                                .putObjectRequest(
                                        file -> file.bucket(stage.bucket()).key("sa_A/file")))
                        .url();
                var app = new App(AppProps.builder()
                        .outdir("target/edge.out")
                        .analyticsReporting(false)
                        .build());
                var edge = new EdgeStack(app, stage, StackProps.builder().build(), "api.example.com");
                var template = String.valueOf(
                        app.synth().getStackByName(edge.getStackName()).getTemplate());
                assertTrue(template.contains("connect-src 'self' https://" + link.getHost() + ";"), link.toString());
            }
        }
    }

    @Test
    void longPollsDoNotMakeTheApiLookSlowAndNoRouteIsMeteredByItself() {
        var gate = Synthesised.stack("gate");
        assertFalse(gate.toString().contains("DetailedMetricsEnabled"));
        var filter = Synthesised.of(gate, "AWS::Logs::MetricFilter").getFirst();
        assertTrue(filter.path("FilterPattern").asText().contains("$.route != \"GET /v1/events\""));
        var line = Synthesised.of(gate, "AWS::ApiGatewayV2::Stage")
                .getFirst()
                .path("AccessLogSettings")
                .path("Format")
                .asText();
        assertTrue(line.startsWith("{\"stage\":\"dev\",\"requestId\""), line);
        assertTrue(line.contains("\"latency\":$context.responseLatency,"), line);
        var slow = Synthesised.all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.path("AlarmName").asText().equals("loctelli-dev-ApiSlow"))
                .findFirst()
                .orElseThrow();
        var transformed = filter.path("MetricTransformations").path(0);
        assertEquals(transformed.path("MetricName"), slow.path("MetricName"));
        assertEquals(transformed.path("MetricNamespace"), slow.path("Namespace"));
        assertEquals("$.latency", transformed.path("MetricValue").asText());
        assertEquals("p95", slow.path("ExtendedStatistic").asText());
    }

    @Test
    void everyHandlerIsAClassThatLambdaCanMake() throws Exception {
        for (var plan : Synthesised.PLAN.functions()) {
            var parts = plan.handler().split("::", -1);
            var type = Class.forName(parts[0], false, getClass().getClassLoader());
            assertTrue(type.getConstructor().canAccess(null));
            assertTrue(Arrays.stream(type.getMethods())
                    .anyMatch(method -> method.getName().equals(parts[1])));
        }
    }

    @Test
    void everyTableAndIndexIsKeyedByTheTenant() {
        var tables = Synthesised.all("AWS::DynamoDB::Table");
        assertEquals(TableName.values().length, tables.size());
        for (var table : tables) {
            assertKeyed(table.path("KeySchema"));
            table.path("GlobalSecondaryIndexes").forEach(index -> assertKeyed(index.path("KeySchema")));
            assertTrue(table.path("DeletionProtectionEnabled").asBoolean());
            assertTrue(table.path("PointInTimeRecoverySpecification")
                    .path("PointInTimeRecoveryEnabled")
                    .asBoolean());
            assertEquals(
                    "ttl",
                    table.path("TimeToLiveSpecification").path("AttributeName").asText());
        }
    }

    @Test
    void aMessageStaysHiddenSixTimesAsLongAsItsConsumerMayTake() {
        for (FunctionPlan plan : Synthesised.PLAN.by(OnQueue.class)) {
            var queue = ((OnQueue) plan.way()).queue();
            assertTrue(
                    queue.visibility().compareTo(plan.limits().timeout().multipliedBy(6)) >= 0,
                    plan.name() + " may take longer than " + queue + " hides its messages");
        }
        for (var mapping : Synthesised.all("AWS::Lambda::EventSourceMapping")) {
            assertEquals(
                    "ReportBatchItemFailures",
                    mapping.path("FunctionResponseTypes").path(0).asText());
            assertTrue(mapping.path("ScalingConfig").path("MaximumConcurrency").asInt() >= 2);
        }
    }

    @Test
    void everyQueueHasDeadLettersThatAnAlarmWatches() {
        var alarms = names("AWS::CloudWatch::Alarm", "AlarmName");
        var queues = Synthesised.of(Synthesised.stack("core"), "AWS::SQS::Queue");
        assertEquals(2 * QueueName.values().length + 1, queues.size());
        assertEquals(
                QueueName.values().length,
                queues.stream().filter(queue -> queue.has("RedrivePolicy")).count());
        assertEquals(
                QueueName.values().length + 1,
                alarms.stream().filter(name -> name.endsWith("DeadLetters")).count());
    }

    @Test
    void theDashboardShowsEveryQueueAndItsDeadLetters() {
        var body = Synthesised.of(Synthesised.stack("observability"), "AWS::CloudWatch::Dashboard")
                .getFirst()
                .path("DashboardBody")
                .toString();
        for (var queue : QueueName.values()) {
            for (var id : Set.of(queue.id(), queue.deadLetterId())) {
                assertTrue(body.contains("loctelli-dev-" + id + "\\\""), id);
            }
        }
        for (FunctionPlan worker : Synthesised.PLAN.by(OnQueue.class)) {
            assertTrue(body.contains(worker.physical("loctelli-dev-")), worker.name());
        }
    }

    @Test
    void everyPromisedNumberHasAnAlarmAtItsLimit() {
        var limits = new TreeMap<String, Double>();
        Synthesised.all("AWS::CloudWatch::Alarm")
                .forEach(alarm -> limits.put(
                        alarm.path("AlarmName").asText(),
                        alarm.path("Threshold").asDouble()));
        assertEquals(200, limits.get("loctelli-dev-ApiSlow"));
        assertEquals(1, limits.get("loctelli-dev-ApiFailing"));
        assertEquals(3000, limits.get("loctelli-dev-AgentSlow"));
        assertEquals(0.02, limits.get("loctelli-dev-AgentFailing"));
        assertEquals(50, limits.get("loctelli-dev-DatabaseSlow"));
        assertEquals(0.05, limits.get("loctelli-dev-IntegrationsFailing"));
    }

    @Test
    void noStackIsNearTheLimit() {
        Synthesised.templates()
                .forEach((name, template) ->
                        assertTrue(template.path("Resources").size() < 450, name));
    }

    @Test
    void noRoleMayDoWhatNobodyListed() {
        var used = new HashSet<String>();
        for (var role : Synthesised.all("AWS::IAM::Role")) {
            assertFalse(role.has("ManagedPolicyArns"), role.path("RoleName").asText());
            for (var policy : role.path("Policies")) {
                for (var statement : policy.path("PolicyDocument").path("Statement")) {
                    var action = statement.path("Action");
                    if (action.isArray()) {
                        action.forEach(one -> used.add(one.asText()));
                    } else {
                        used.add(action.asText());
                    }
                    assertFalse(statement.path("Resource").asText().equals("*"), role.toString());
                }
            }
        }
        used.removeAll(ACTIONS);
        assertEquals(Set.of(), used);
    }

    @Test
    void noFunctionHoldsASecretInItsSettings() {
        var secret = Pattern.compile("TWILIO_AUTH_TOKEN|OPENAI_API_KEY|LOCTELLI_ORIGIN_KEY.*");
        int seen = 0;
        for (var function : Synthesised.all("AWS::Lambda::Function")) {
            for (var setting : function.path("Environment").path("Variables").properties()) {
                if (secret.matcher(setting.getKey()).matches()) {
                    assertTrue(setting.getValue().asText().startsWith("secret:loctelli/dev/"), setting.getKey());
                    seen++;
                }
            }
        }
        assertTrue(seen > 0);
    }

    @Test
    void theEdgeSendsTheApiTheOriginKeyAndCachesNothingOfIt() {
        var cdn = Synthesised.of(Synthesised.stack("edge"), "AWS::CloudFront::Distribution")
                .getFirst()
                .path("DistributionConfig");
        var api = cdn.path("CacheBehaviors").path(0);
        assertEquals("/v1/*", api.path("PathPattern").asText());
        assertEquals(
                "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                api.path("CachePolicyId").asText());
        var headers = cdn.path("Origins").findValues("OriginCustomHeaders").toString();
        assertTrue(headers.contains("{{resolve:secretsmanager:loctelli/dev/origin-key:SecretString:current}}"));
    }

    private static void assertKeyed(JsonNode schema) {
        assertEquals("subAccountId", schema.path(0).path("AttributeName").asText());
        assertEquals("HASH", schema.path(0).path("KeyType").asText());
    }

    private static Set<String> names(String type, String property) {
        return Synthesised.all(type).stream()
                .map(one -> one.path(property).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
