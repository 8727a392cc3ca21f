package com.loctelli.kernel.queue;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.telemetry.Trace;
import com.loctelli.kernel.tenancy.Envelopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends signed messages to SQS. The client is made at first use; queue URLs are looked up once. */
public final class Queues {
    private static final int BATCH = 10;

    private final Supplier<SqsClient> client;
    private final String prefix;
    private final Envelopes envelopes;
    private final Ids ids;
    private final @Nullable Consumer<Outgoing> taker;
    private final Map<QueueName, String> urls = new ConcurrentHashMap<>();

    public Queues(Supplier<SqsClient> client, String prefix, Envelopes envelopes, Ids ids) {
        this.client = client;
        this.prefix = prefix;
        this.envelopes = envelopes;
        this.ids = ids;
        this.taker = null;
    }

    private Queues(Consumer<Outgoing> taker, Envelopes envelopes, Ids ids) {
        this.client = () -> {
            throw new IllegalStateException("these messages are of no queue");
        };
        this.prefix = "";
        this.envelopes = envelopes;
        this.ids = ids;
        this.taker = taker;
    }

    /** Gives every message to the taker instead of a queue, on the thread that sends it. */
    public static Queues to(Consumer<Outgoing> taker, Envelopes envelopes, Ids ids) {
        return new Queues(taker, envelopes, ids);
    }

    /** Sends one message; throws where SQS did not take it. */
    public void send(Outgoing message) {
        sendSealed(message, seal(message));
    }

    /** Sends messages of one queue, ten a call; throws where SQS did not take all of them. */
    public void sendAll(List<Outgoing> messages) {
        if (taker != null) {
            messages.forEach(taker);
            return;
        }
        for (int i = 0; i < messages.size(); i += BATCH) {
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            var chunk = messages.subList(i, Math.min(messages.size(), i + BATCH));
            for (var message : chunk) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(seal(message))
                        .messageGroupId(message.group())
                        .messageDeduplicationId(message.dedupe())
                        .delaySeconds(delay(message))
                        .build());
            }
            var answer = client.get()
                    .sendMessageBatch(
                            r -> r.queueUrl(url(chunk.getFirst().queue())).entries(entries));
            if (answer.hasFailed() && !answer.failed().isEmpty()) {
                throw new IllegalStateException("SQS refused " + answer.failed().size() + " messages: "
                        + answer.failed().getFirst().code());
            }
        }
    }

    /**
     * Has received messages handed out again after a while instead of at the end of the queue's visibility, which is
     * long. What SQS does not take leaves the message hidden until then.
     *
     * @param queueArn where they came from
     * @param receipts the handles by which they were received, ten at most
     */
    void again(String queueArn, List<String> receipts, Duration after) {
        var parts = queueArn.split(":", -1);
        if (receipts.isEmpty() || parts.length != 6) {
            return;
        }
        var url = "https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + parts[5];
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        for (var receipt : receipts) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receipt)
                    .visibilityTimeout((int) after.toSeconds())
                    .build());
        }
        try {
            client.get().changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries));
        } catch (SdkException _) {
            // They come again when their visibility ends.
            return;
        }
    }

    String seal(Outgoing message) {
        return envelopes.seal(
                message.tenant(),
                ids.next("ev"),
                message.body().getClass().getSimpleName(),
                Trace.current(),
                Json.write(message.body()));
    }

    void sendSealed(Outgoing message, String envelope) {
        if (taker != null) {
            taker.accept(message);
            return;
        }
        client.get()
                .sendMessage(r -> r.queueUrl(url(message.queue()))
                        .messageBody(envelope)
                        .messageGroupId(message.group())
                        .messageDeduplicationId(message.dedupe())
                        .delaySeconds(delay(message)));
    }

    void sendRaw(QueueName queue, String envelope, String group, String dedupe) {
        client.get()
                .sendMessage(r -> r.queueUrl(url(queue))
                        .messageBody(envelope)
                        .messageGroupId(group.isEmpty() ? null : group)
                        .messageDeduplicationId(dedupe.isEmpty() ? null : dedupe));
    }

    /** How much waits in the queue and in its dead-letter queue, as SQS estimates it. */
    public QueueDepth depth(QueueName queue) {
        var own = attributes(queue.id());
        var dead = attributes(queue.deadLetterId());
        return new QueueDepth(
                queue,
                number(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                number(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                number(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    /**
     * Has SQS move all that is in the queue's dead-letter queue back into the queue, where it is worked again; it goes
     * on by itself. Every worker bears a message twice, so that one that was worked after all does no harm.
     */
    public void redrive(QueueName queue) {
        var from = arn(queue.deadLetterId());
        var to = arn(queue.id());
        client.get().startMessageMoveTask(r -> r.sourceArn(from).destinationArn(to));
    }

    private Map<QueueAttributeName, String> attributes(String id) {
        return client.get()
                .getQueueAttributes(r -> r.queueUrl(named(id)).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private String arn(String id) {
        return attributes(id).getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private String named(String id) {
        return client.get().getQueueUrl(r -> r.queueName(prefix + id)).queueUrl();
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    /** Asks SQS whether the queues are there, past every cache; throws where it does not answer. */
    public void probe() {
        client.get().getQueueUrl(r -> r.queueName(prefix + QueueName.LEAD_EVENTS.id()));
    }

    private static @Nullable Integer delay(Outgoing message) {
        return message.queue().isFifo() ? null : (int) message.delay().toSeconds();
    }

    private String url(QueueName queue) {
        return urls.computeIfAbsent(
                queue,
                name -> client.get()
                        .getQueueUrl(r -> r.queueName(prefix + name.id()))
                        .queueUrl());
    }
}
