package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.TenantRole;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/**
 * What holds data or is shared by all: the master key, the tables and who opens them, the queues, the files, the
 * secrets, and where alarms go. Both the core stack and {@code template.yaml} contain exactly this.
 */
public final class Core extends Construct {
    /** Where calls go that a schedule could not make. */
    public static final String SCHEDULES_DLQ = "schedules-dlq";

    private final Environment environment;
    private final Arns arns;
    private final Key key;
    private final Bucket files;
    private final Map<QueueName, CfnQueue> queues = new EnumMap<>(QueueName.class);

    public Core(Construct scope, String id, Environment environment) {
        super(scope, id);
        this.environment = environment;
        this.arns = Arns.in(Stack.of(this), environment);
        this.key = masterKey();
        Arrays.stream(TableName.values()).forEach(this::table);
        CfnRole.Builder.create(this, "TenantData")
                .roleName(environment.name("tenant-data"))
                .description("Opens the rows of the one tenant that the session's tag names")
                .assumeRolePolicyDocument(TenantRole.trust(arns))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("rows")
                        .policyDocument(TenantRole.policy(arns, key.getKeyArn()))
                        .build()))
                .build();
        queues();
        this.files = new Stores(this, environment, arns, key).files();
        alarms();
    }

    /** The key that everything at rest is under. */
    public Key key() {
        return key;
    }

    /** The bucket for files. */
    public Bucket files() {
        return files;
    }

    /** A queue. */
    public CfnQueue queue(QueueName name) {
        return Objects.requireNonNull(queues.get(name));
    }

    private Key masterKey() {
        var made = Key.Builder.create(this, "Key")
                .alias("alias/" + environment.name("data"))
                .description("Loctelli " + environment.stage() + ": everything at rest")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        made.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsReachTheTopic")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", arns.account())))
                .build());
        return made;
    }

    private void table(TableName table) {
        var names = Stream.concat(Stream.of(TableName.PARTITION, TableName.SORT), table.indexes().stream());
        var builder = CfnTable.Builder.create(this, id(table.id()) + "Table")
                .tableName(environment.name(table.id()))
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(names.map(name -> CfnTable.AttributeDefinitionProperty.builder()
                                .attributeName(name)
                                .attributeType("S")
                                .build())
                        .toList())
                .keySchema(schema(TableName.SORT))
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .sseSpecification(CfnTable.SSESpecificationProperty.builder()
                        .sseEnabled(true)
                        .sseType("KMS")
                        .kmsMasterKeyId(key.getKeyArn())
                        .build())
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName("ttl")
                        .enabled(true)
                        .build())
                .deletionProtectionEnabled(true);
        if (!table.indexes().isEmpty()) {
            builder.globalSecondaryIndexes(table.indexes().stream()
                    .map(index -> CfnTable.GlobalSecondaryIndexProperty.builder()
                            .indexName(index)
                            .keySchema(schema(index))
                            .projection(CfnTable.ProjectionProperty.builder()
                                    .projectionType("ALL")
                                    .build())
                            .build())
                    .toList());
        }
        var made = builder.build();
        made.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    private static List<CfnTable.KeySchemaProperty> schema(String sort) {
        return List.of(
                CfnTable.KeySchemaProperty.builder()
                        .attributeName(TableName.PARTITION)
                        .keyType("HASH")
                        .build(),
                CfnTable.KeySchemaProperty.builder()
                        .attributeName(sort)
                        .keyType("RANGE")
                        .build());
    }

    private void queues() {
        var urls = new java.util.ArrayList<String>();
        for (var queue : QueueName.values()) {
            var letters = CfnQueue.Builder.create(this, id(queue.name()) + "Letters")
                    .queueName(environment.name(queue.deadLetterId()))
                    .messageRetentionPeriod((int) Duration.days(14).toSeconds().longValue())
                    .kmsMasterKeyId(key.getKeyArn())
                    .fifoQueue(queue.isFifo() ? true : null)
                    .build();
            var builder = CfnQueue.Builder.create(this, id(queue.name()) + "Queue")
                    .queueName(environment.name(queue.id()))
                    .visibilityTimeout((int) queue.visibility().toSeconds())
                    .messageRetentionPeriod((int) Duration.days(14).toSeconds().longValue())
                    .kmsMasterKeyId(key.getKeyArn())
                    .redrivePolicy(Map.of(
                            "deadLetterTargetArn", letters.getAttrArn(), "maxReceiveCount", queue.maxReceives()));
            if (queue.isFifo()) {
                builder.fifoQueue(true).deduplicationScope("messageGroup").fifoThroughputLimit("perMessageGroupId");
            }
            var made = builder.build();
            queues.put(queue, made);
            urls.add(made.getRef());
            urls.add(letters.getRef());
        }
        urls.add(CfnQueue.Builder.create(this, "SchedulesLetters")
                .queueName(environment.name(SCHEDULES_DLQ))
                .messageRetentionPeriod((int) Duration.days(14).toSeconds().longValue())
                .kmsMasterKeyId(key.getKeyArn())
                .build()
                .getRef());
        CfnQueuePolicy.Builder.create(this, "QueuesPolicy")
                .queues(urls)
                .policyDocument(OnlyOverTls.policy("sqs:*", List.of("*")))
                .build();
    }

    private void alarms() {
        var topic = Topic.Builder.create(this, "Alarms")
                .topicName(environment.name("alarms"))
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsPublish")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", arns.account())))
                .build());
        CfnSubscription.Builder.create(this, "AlarmsToPeople")
                .topicArn(topic.getTopicArn())
                .protocol("email")
                .endpoint(environment.alarmAddress())
                .build();
    }

    /** A logical id from a name in capitals or small letters. */
    private static String id(String name) {
        var out = new StringBuilder();
        for (var part : name.toLowerCase(Locale.ROOT).split("[_-]", -1)) {
            out.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return out.toString();
    }
}
