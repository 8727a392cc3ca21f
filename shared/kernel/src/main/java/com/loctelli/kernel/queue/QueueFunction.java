package com.loctelli.kernel.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Snapshot;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.telemetry.Trace;
import com.loctelli.kernel.tenancy.Envelopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consumes a queue's batches. Each message's envelope is opened first, which yields its tenant; a forged one is
 * rejected. What throws is reported as a batch item failure and comes again, first after seconds, then later and later:
 * a queue's visibility is several time-outs long, and a group that waits for it is a lead that waits. In a FIFO queue the messages of the same
 * group that follow a failed one are reported with it, unworked, so that their order holds.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch responses</a>
 */
public abstract class QueueFunction<B extends Record> implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** The metric of a worker that is 1 for a message that comes again and 0 for any other. */
    public static final String FAILED = "Failed";

    private static final String RETRY = "retry";
    private static final String GROUP = "MessageGroupId";
    private static final String RECEIVES = "ApproximateReceiveCount";
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Platform platform;
    private final Class<B> type;
    private final Worker<B> worker;

    /** @param type the body that every message of the queue has */
    protected QueueFunction(Platform platform, Class<B> type, Worker<B> worker) {
        this.platform = platform;
        this.type = type;
        this.worker = worker;
        Snapshot.before(platform, () -> Json.jsonb().type(type));
    }

    @Override
    public final SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failed = Deadline.within(
                context,
                platform.clock().now(),
                () -> worker instanceof BatchWorker<B> together
                        ? failedTogether(event, context, together)
                        : failedAlone(event, context));
        again(failed);
        return new SQSBatchResponse(failed.stream()
                .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                .toList());
    }

    private List<SQSEvent.SQSMessage> failedAlone(SQSEvent event, Context context) {
        var failed = new ArrayList<SQSEvent.SQSMessage>();
        var stopped = new HashSet<String>();
        for (var message : event.getRecords()) {
            boolean isFifo = message.getEventSourceArn() != null
                    && message.getEventSourceArn().endsWith(".fifo");
            var group = group(message);
            boolean hasStopped = isFifo && group != null && stopped.contains(group);
            if (hasStopped || !isWorked(message, context)) {
                failed.add(message);
                if (isFifo && group != null) {
                    stopped.add(group);
                }
            }
        }
        return failed;
    }

    /** A message that was opened. */
    private record Open<T>(SQSEvent.SQSMessage message, Envelopes.Opened opened, T body) {}

    private List<SQSEvent.SQSMessage> failedTogether(SQSEvent event, Context context, BatchWorker<B> together) {
        var groups = new LinkedHashMap<String, List<Open<B>>>();
        var failed = new ArrayList<SQSEvent.SQSMessage>();
        var stopped = new HashSet<String>();
        for (var message : event.getRecords()) {
            var group = String.valueOf(group(message));
            if (stopped.contains(group)) {
                failed.add(message);
                continue;
            }
            try {
                var opened = open(message);
                var key = opened.tenant().partition() + "#" + group;
                groups.computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(new Open<>(message, opened, Json.read(opened.body(), type)));
            } catch (IllegalArgumentException | io.avaje.json.JsonException e) {
                end(invocation(message, context).failed(e).with("rejected", "forged-envelope"), "rejected");
            } catch (RuntimeException e) {
                end(invocation(message, context).failed(e), RETRY);
                failed.add(message);
                stopped.add(group);
            }
        }
        groups.values().forEach(group -> {
            if (!isWorked(group, context, together)) {
                group.forEach(one -> failed.add(one.message()));
            }
        });
        return failed;
    }

    private boolean isWorked(List<Open<B>> group, Context context, BatchWorker<B> together) {
        var first = group.getFirst();
        var tenant = first.opened().tenant();
        return Trace.run(first.opened().trace(), () -> {
            var invocation = invocation(first.message(), context)
                    .with("tenant", tenant.partition())
                    .with("type", first.opened().type())
                    .with("messages", group.size());
            try {
                Meter.measure(invocation.meter(), () -> {
                    together.work(tenant, group.stream().map(Open::body).toList());
                    return Outcome.DONE;
                });
                end(invocation, "done");
                return true;
            } catch (RuntimeException e) {
                end(invocation.failed(e), RETRY);
                return false;
            }
        });
    }

    private static @Nullable String group(SQSEvent.SQSMessage message) {
        return message.getAttributes() == null ? null : message.getAttributes().get(GROUP);
    }

    private Invocation invocation(SQSEvent.SQSMessage message, Context context) {
        return new Invocation(
                platform.clock().now(), platform.settings().stage(), context.getFunctionName(), message.getMessageId());
    }

    private static void end(Invocation invocation, String outcome) {
        invocation.count(FAILED, outcome.equals(RETRY) ? 1 : 0).end(System.out, outcome);
    }

    private Envelopes.Opened open(SQSEvent.SQSMessage message) {
        var opened = platform.envelopes().open(message.getBody());
        if (!opened.type().equals(type.getSimpleName())) {
            // It is ours, so of another version of us: it comes again, and in the end lies where it is seen and
            // redriven.
            throw new IllegalStateException("a message of another type");
        }
        return opened;
    }

    /** All at the same time, so that a group's order holds: that of the one that has failed most often. */
    private void again(List<SQSEvent.SQSMessage> failed) {
        var receipts = failed.stream()
                .filter(message -> message.getReceiptHandle() != null && message.getEventSourceArn() != null)
                .toList();
        if (receipts.isEmpty()) {
            return;
        }
        int receives = failed.stream().mapToInt(QueueFunction::receives).max().orElse(1);
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(2 * (receives - 1), 10));
        platform.queues()
                .again(
                        receipts.getFirst().getEventSourceArn(),
                        receipts.stream()
                                .map(SQSEvent.SQSMessage::getReceiptHandle)
                                .toList(),
                        wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    private static int receives(SQSEvent.SQSMessage message) {
        var count =
                message.getAttributes() == null ? null : message.getAttributes().get(RECEIVES);
        return count == null ? 1 : Math.max(1, Integer.parseInt(count));
    }

    private boolean isWorked(SQSEvent.SQSMessage message, Context context) {
        var invocation = invocation(message, context);
        Envelopes.Opened opened;
        try {
            opened = open(message);
        } catch (IllegalArgumentException | io.avaje.json.JsonException e) {
            end(invocation.failed(e).with("rejected", "forged-envelope"), "rejected");
            return true;
        } catch (RuntimeException e) {
            end(invocation.failed(e), RETRY);
            return false;
        }
        return Trace.run(opened.trace(), () -> {
            invocation.with("tenant", opened.tenant().partition()).with("type", opened.type());
            try {
                var outcome = Meter.measure(
                        invocation.meter(), () -> worker.work(opened.tenant(), Json.read(opened.body(), type)));
                if (outcome instanceof Rejected rejected) {
                    end(invocation.with("rejected", rejected.reason()), "rejected");
                } else {
                    end(invocation, "done");
                }
                return true;
            } catch (RuntimeException e) {
                end(invocation.failed(e), RETRY);
                return false;
            }
        });
    }
}
