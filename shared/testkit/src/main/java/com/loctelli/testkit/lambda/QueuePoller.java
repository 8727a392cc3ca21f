package com.loctelli.testkit.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * An SQS event source with partial batch answers: receives a batch, invokes the function, deletes what did not fail.
 * What failed comes back after the queue's visibility timeout and goes where its redrive policy says. The order of a
 * FIFO group is the queue's own doing: while messages of a group are in flight it hands out no further ones.
 */
public final class QueuePoller implements AutoCloseable {

    /**
     * How the source is set up.
     *
     * @param batchSize messages an invocation gets at most
     * @param maximumConcurrency invocations at a time
     * @param timeout how long one may last
     */
    public record Options(int batchSize, int maximumConcurrency, Duration timeout) {

        /** Ten messages, two invocations at a time, a minute. */
        public static Options standard() {
            return new Options(10, 2, Duration.ofMinutes(1));
        }
    }

    private static final Logger LOG = System.getLogger(QueuePoller.class.getName());
    private static final Duration AFTER_AN_ERROR = Duration.ofMillis(500);
    private static final int LONG_POLL_SECONDS = 10;
    /** How long after a batch of a FIFO queue its next one is asked for in short polls, and how often. */
    private static final Duration BUSY = Duration.ofMinutes(1);

    private static final Duration BETWEEN_SHORT_POLLS = Duration.ofMillis(25);

    private final SqsClient sqs;
    private final String url;
    private final String arn;
    private final Options options;
    private final LocalFunction<SQSEvent, SQSBatchResponse> function;
    private final Semaphore free;
    private final boolean isFifo;
    private long busyUntil = System.nanoTime();
    private volatile boolean running;
    private @Nullable Thread poller;

    /** A source for the queue at {@code url} in front of {@code handler}; it does nothing before it is started. */
    public QueuePoller(SqsClient sqs, String url, RequestHandler<SQSEvent, SQSBatchResponse> handler, Options options) {
        var name = url.substring(url.lastIndexOf('/') + 1);
        this.sqs = sqs;
        this.url = url;
        this.arn = "arn:aws:sqs:us-east-1:000000000000:" + name;
        this.options = options;
        this.function = LocalFunction.of(name, handler, options.timeout(), SQSEvent.class, SQSBatchResponse.class);
        this.free = new Semaphore(options.maximumConcurrency());
        this.isFifo = name.endsWith(".fifo");
    }

    /** Polls in the background until it is closed. */
    public synchronized QueuePoller start() {
        running = true;
        poller = Thread.ofVirtual().name("poll-" + function.name()).start(this::loop);
        return this;
    }

    /**
     * Works off, on the caller's thread, what is visible now and what that leads to, and says how many messages were
     * received. For tests, in place of {@link #start}.
     */
    public int drain() throws InterruptedException {
        var handled = 0;
        for (var batch = receive(0); !batch.isEmpty(); batch = receive(0)) {
            handled += batch.size();
            work(batch);
        }
        return handled;
    }

    /** Takes no more messages and waits for the invocations under way. */
    @Override
    public synchronized void close() {
        running = false;
        if (poller == null) {
            return;
        }
        try {
            poller.interrupt();
            poller.join();
            if (!free.tryAcquire(options.maximumConcurrency(), options.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "Invocations of {0} did not end", function.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (running) {
            try {
                next();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Waits until there is a batch, or for a while, and has it worked. */
    private void next() throws InterruptedException {
        free.acquire();
        boolean isTaken = false;
        try {
            var batch = receiveOrNothing();
            if (!batch.isEmpty()) {
                Thread.ofVirtual().name("work-" + function.name()).start(() -> workAndRelease(batch));
                isTaken = true;
            }
        } finally {
            if (!isTaken) {
                free.release();
            }
        }
    }

    private void workAndRelease(List<Message> batch) {
        try {
            work(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    /** A queue that cannot be read now is read again a little later. */
    private List<Message> receiveOrNothing() throws InterruptedException {
        try {
            return isFifo ? receiveInOrder() : receive(LONG_POLL_SECONDS);
        } catch (SdkException e) {
            if (running) {
                LOG.log(Level.DEBUG, "Receiving failed", e);
                Thread.sleep(AFTER_AN_ERROR);
            }
            return List.of();
        }
    }

    /**
     * While messages wait behind others of their group, the embedded broker tries all the time to answer a long poll,
     * and sorts the whole queue each time: half of what a processor does. A queue that had something a while ago is
     * asked in short polls instead.
     */
    private List<Message> receiveInOrder() throws InterruptedException {
        boolean isBusy = busyUntil - System.nanoTime() > 0;
        var batch = receive(isBusy ? 0 : LONG_POLL_SECONDS);
        if (!batch.isEmpty()) {
            busyUntil = System.nanoTime() + BUSY.toNanos();
        } else if (isBusy) {
            Thread.sleep(BETWEEN_SHORT_POLLS);
        }
        return batch;
    }

    private List<Message> receive(int waitSeconds) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(Math.min(10, options.batchSize()))
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void work(List<Message> batch) throws InterruptedException {
        Set<String> failed;
        try {
            failed = failed(batch, function.invoke(SqsEvents.of(batch, arn)));
        } catch (FunctionFailed e) {
            LOG.log(Level.WARNING, "A batch failed", e);
            return;
        }
        var done = batch.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        try {
            if (!done.isEmpty()) {
                sqs.deleteMessageBatch(d -> d.queueUrl(url).entries(done));
            }
        } catch (SdkException e) {
            // Not deleted means delivered again, which every worker must bear.
            LOG.log(Level.DEBUG, "Deleting failed", e);
        }
    }

    /** What the answer names as failed; everything when it names something that was not in the batch. */
    private static Set<String> failed(List<Message> batch, @Nullable SQSBatchResponse answer) {
        var all = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        var failed = new HashSet<String>();
        if (answer != null && answer.getBatchItemFailures() != null) {
            answer.getBatchItemFailures().forEach(failure -> failed.add(failure.getItemIdentifier()));
        }
        return all.containsAll(failed) ? failed : all;
    }
}
