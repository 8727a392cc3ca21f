package com.loctelli.testkit;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.cloud.OnDemand;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * Makes on a local cloud what the infrastructure makes in AWS for a stage: the tables of {@link TableName}, the
 * queues of {@link QueueName} with their dead-letter queues, the bucket and the master key. What is there stays.
 */
public final class Provision {
    private final Settings settings;
    private final Clients clients;

    private Provision(Settings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    /** Makes everything that the settings' stage needs. */
    public static void of(Settings settings) {
        try (var clients = Clients.of(settings)) {
            var provision = new Provision(settings, clients);
            for (var table : TableName.values()) {
                provision.make(table);
            }
            for (var queue : QueueName.values()) {
                provision.make(queue);
            }
            provision.bucket();
            provision.masterKey();
        }
    }

    /** The same for whoever asks: each table and each queue is made when it is first named. The clients stay open. */
    static void onDemand(Settings settings, Clients clients, OnDemand cloud) {
        var provision = new Provision(settings, clients);
        for (var table : TableName.values()) {
            cloud.plan(settings.prefix() + table.id(), () -> provision.make(table));
        }
        for (var queue : QueueName.values()) {
            cloud.plan(settings.prefix() + queue.id(), () -> provision.make(queue));
            cloud.plan(settings.prefix() + queue.deadLetterId(), () -> provision.make(queue));
        }
        provision.bucket();
        provision.masterKey();
    }

    private void make(TableName table) {
        try {
            create(table);
        } catch (ResourceInUseException _) {
            // It is there from an earlier start.
            return;
        }
    }

    private void create(TableName table) {
        var attributes = new ArrayList<AttributeDefinition>();
        attributes.add(text(TableName.PARTITION));
        attributes.add(text(TableName.SORT));
        table.indexes().forEach(index -> attributes.add(text(index)));
        var indexes = table.indexes().stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index)
                        .keySchema(key(TableName.PARTITION, KeyType.HASH), key(index, KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .toList();
        clients.tables()
                .createTable(r -> r.tableName(settings.prefix() + table.id())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attributes)
                        .keySchema(key(TableName.PARTITION, KeyType.HASH), key(TableName.SORT, KeyType.RANGE))
                        .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes));
    }

    private void make(QueueName queue) {
        var dead = create(queue.deadLetterId(), queue.isFifo(), Map.of());
        var attributes = new HashMap<QueueAttributeName, String>();
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibility().toSeconds()));
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + dead + "\",\"maxReceiveCount\":" + queue.maxReceives() + "}");
        create(queue.id(), queue.isFifo(), attributes);
    }

    /** Returns the queue's ARN. */
    private String create(String id, boolean isFifo, Map<QueueAttributeName, String> attributes) {
        var name = settings.prefix() + id;
        var all = new HashMap<>(attributes);
        if (isFifo) {
            all.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        try {
            clients.queues().createQueue(r -> r.queueName(name).attributes(all));
        } catch (QueueNameExistsException _) {
            // It is there from an earlier start.
        }
        return "arn:aws:sqs:" + EmbeddedCloud.REGION + ":" + EmbeddedCloud.ACCOUNT + ":" + name;
    }

    private void bucket() {
        try {
            clients.files().createBucket(r -> r.bucket(settings.get("LOCTELLI_BUCKET", settings.prefix() + "files")));
        } catch (BucketAlreadyExistsException | BucketAlreadyOwnedByYouException exists) {
            // It is there from an earlier start.
        }
    }

    private void masterKey() {
        var alias = settings.get("LOCTELLI_KMS_KEY", "alias/" + settings.prefix() + "data");
        try {
            clients.keys().describeKey(r -> r.keyId(alias));
        } catch (NotFoundException _) {
            var id = clients.keys().createKey().keyMetadata().keyId();
            clients.keys().createAlias(r -> r.aliasName(alias).targetKeyId(id));
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** The SDK's clients of a local cloud. */
    record Clients(
            DynamoDbClient tables, SqsClient queues, S3Client files, KmsClient keys, SecretsManagerClient secrets)
            implements AutoCloseable {
        static Clients of(Settings settings) {
            return new Clients(
                    at(settings, DynamoDbClient.builder(), "DYNAMODB").build(),
                    at(settings, SqsClient.builder(), "SQS").build(),
                    at(settings, S3Client.builder().forcePathStyle(true), "S3").build(),
                    at(settings, KmsClient.builder(), "KMS").build(),
                    at(settings, SecretsManagerClient.builder(), "SECRETS_MANAGER")
                            .build());
        }

        private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
                Settings settings, B builder, String service) {
            return builder.region(Region.of(EmbeddedCloud.REGION))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            settings.need("AWS_ACCESS_KEY_ID"), settings.need("AWS_SECRET_ACCESS_KEY"))))
                    .httpClient(UrlConnectionHttpClient.create())
                    .endpointOverride(URI.create(settings.need("AWS_ENDPOINT_URL_" + service)));
        }

        @Override
        public void close() {
            tables.close();
            queues.close();
            files.close();
            keys.close();
            secrets.close();
        }
    }
}
