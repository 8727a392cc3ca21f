package com.loctelli.testkit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.testkit.lambda.SqsEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** Works a queue to its end on the calling thread, as an event source mapping would. */
final class Drain {
    private Drain() {}

    static int of(
            SqsClient sqs,
            String url,
            RequestHandler<SQSEvent, SQSBatchResponse> consumer,
            Supplier<Context> invocation) {
        int taken = 0;
        var failed = new ArrayList<Message>();
        while (true) {
            var batch = receive(sqs, url);
            if (batch.isEmpty()) {
                break;
            }
            taken += batch.size();
            failed.addAll(work(sqs, url, consumer, invocation.get(), batch));
        }
        failed.forEach(message -> showAgain(sqs, url, message));
        return taken;
    }

    private static void showAgain(SqsClient sqs, String url, Message message) {
        try {
            sqs.changeMessageVisibility(
                    r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        } catch (ReceiptHandleIsInvalidException _) {
            // Its consumer had it shown again, and it was handed out once more before the queue was empty.
            return;
        }
    }

    static int count(SqsClient sqs, String url) {
        var attributes = sqs.getQueueAttributes(r -> r.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Works one batch and returns what the consumer did not. */
    private static List<Message> work(
            SqsClient sqs,
            String url,
            RequestHandler<SQSEvent, SQSBatchResponse> consumer,
            Context context,
            List<Message> batch) {
        var event =
                SqsEvents.of(batch, "arn:aws:sqs:us-east-1:000000000000:" + url.substring(url.lastIndexOf('/') + 1));
        var bad = new HashSet<>(consumer.handleRequest(event, context).getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet()));
        var failed = new ArrayList<Message>();
        var done = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var message : batch) {
            if (bad.contains(message.messageId())) {
                failed.add(message);
            } else {
                done.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(done.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
        }
        if (!done.isEmpty()) {
            sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(done));
        }
        return failed;
    }

    private static List<Message> receive(SqsClient sqs, String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(0)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }
}
