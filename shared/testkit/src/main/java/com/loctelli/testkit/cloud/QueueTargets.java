package com.loctelli.testkit.cloud;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts a due schedule's input into the queue that its target names. */
final class QueueTargets implements Schedules.Targets {

    private final SqsClient sqs;

    QueueTargets(URI endpoint) {
        var credentials = EmbeddedCloud.CREDENTIALS;
        sqs = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(LocalQueues.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void deliver(String arn, String input, @Nullable String group, String deduplication) {
        if (!arn.startsWith("arn:aws:sqs:")) {
            throw new IllegalStateException("Only queues are targets here, not " + arn);
        }
        var url = sqs.getQueueUrl(q -> q.queueName(arn.substring(arn.lastIndexOf(':') + 1)))
                .queueUrl();
        sqs.sendMessage(m -> {
            m.queueUrl(url).messageBody(input).messageGroupId(group);
            if (url.endsWith(".fifo")) {
                m.messageDeduplicationId(deduplication);
            }
        });
    }
}
