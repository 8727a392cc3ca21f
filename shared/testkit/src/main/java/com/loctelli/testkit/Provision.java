package com.loctelli.testkit;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * Makes on a local cloud what the infrastructure makes in AWS for a stage: the tables of {@link TableName}, the
 * queues of {@link QueueName} with their dead-letter queues, the bucket and the master key. What is there stays.
 */
public final class Provision {
    private final Settings settings;
    private final AwsCredentialsProvider credentials;

    private Provision(Settings settings) {
        this.settings = settings;
        this.credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(settings.need("AWS_ACCESS_KEY_ID"), settings.need("AWS_SECRET_ACCESS_KEY")));
    }

    /** Makes everything that the settings' stage needs. */
    public static void of(Settings settings) {
        var provision = new Provision(settings);
        provision.tables();
        provision.queues();
        provision.bucket();
        provision.masterKey();
    }

    private void tables() {
        try (var client = at(DynamoDbClient.builder(), "DYNAMODB").build()) {
            for (var table : TableName.values()) {
                try {
                    create(client, table);
                } catch (ResourceInUseException _) {
                    // It is there from an earlier start.
                }
            }
        }
    }

    private void create(DynamoDbClient client, TableName table) {
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
        client.createTable(r -> r.tableName(settings.prefix() + table.id())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(key(TableName.PARTITION, KeyType.HASH), key(TableName.SORT, KeyType.RANGE))
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes));
    }

    private void queues() {
        try (var client = at(SqsClient.builder(), "SQS").build()) {
            for (var queue : QueueName.values()) {
                var dead = create(client, queue.deadLetterId(), queue.isFifo(), Map.of());
                var attributes = new HashMap<QueueAttributeName, String>();
                attributes.put(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(queue.visibility().toSeconds()));
                attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + dead + "\",\"maxReceiveCount\":" + queue.maxReceives() + "}");
                create(client, queue.id(), queue.isFifo(), attributes);
            }
        }
    }

    /** Returns the queue's ARN. */
    private String create(SqsClient client, String id, boolean isFifo, Map<QueueAttributeName, String> attributes) {
        var name = settings.prefix() + id;
        var all = new HashMap<>(attributes);
        if (isFifo) {
            all.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        try {
            client.createQueue(r -> r.queueName(name).attributes(all));
        } catch (QueueNameExistsException _) {
            // It is there from an earlier start.
        }
        return "arn:aws:sqs:" + EmbeddedCloud.REGION + ":" + EmbeddedCloud.ACCOUNT + ":" + name;
    }

    private void bucket() {
        try (var client = at(S3Client.builder().forcePathStyle(true), "S3").build()) {
            client.createBucket(r -> r.bucket(settings.get("LOCTELLI_BUCKET", settings.prefix() + "files")));
        } catch (BucketAlreadyExistsException | BucketAlreadyOwnedByYouException exists) {
            // It is there from an earlier start.
        }
    }

    private void masterKey() {
        var alias = settings.get("LOCTELLI_KMS_KEY", "alias/" + settings.prefix() + "data");
        try (var client = at(KmsClient.builder(), "KMS").build()) {
            try {
                client.describeKey(r -> r.keyId(alias));
            } catch (NotFoundException _) {
                var id = client.createKey().keyMetadata().keyId();
                client.createAlias(r -> r.aliasName(alias).targetKeyId(id));
            }
        }
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(B builder, String service) {
        return builder.region(Region.of(EmbeddedCloud.REGION))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create(settings.need("AWS_ENDPOINT_URL_" + service)));
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
}
