package com.loctelli.kernel.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.telemetry.Trace;
import com.loctelli.kernel.tenancy.Envelopes;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * Consumes a queue's batches. Each message's envelope is opened first, which yields its tenant; a forged one is
 * rejected. What throws is reported as a batch item failure and comes again; in a FIFO queue the messages of the same
 * group that follow a failed one are reported with it, unworked, so that their order holds.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch responses</a>
 */
public abstract class QueueFunction<B extends Record> implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final String GROUP = "MessageGroupId";

    private final Platform platform;
    private final Class<B> type;
    private final Worker<B> worker;

    /** @param type the body that every message of the queue has */
    protected QueueFunction(Platform platform, Class<B> type, Worker<B> worker) {
        this.platform = platform;
        this.type = type;
        this.worker = worker;
    }

    @Override
    public final SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
        var stopped = new HashSet<String>();
        for (var message : event.getRecords()) {
            boolean isFifo = message.getEventSourceArn() != null
                    && message.getEventSourceArn().endsWith(".fifo");
            @Nullable
            String group = message.getAttributes() == null
                    ? null
                    : message.getAttributes().get(GROUP);
            boolean hasStopped = isFifo && group != null && stopped.contains(group);
            if (hasStopped || !isWorked(message, context)) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
                if (isFifo && group != null) {
                    stopped.add(group);
                }
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean isWorked(SQSEvent.SQSMessage message, Context context) {
        var invocation = new Invocation(platform.clock().now(), context.getFunctionName(), message.getMessageId());
        Envelopes.Opened opened;
        try {
            opened = platform.envelopes().open(message.getBody());
            if (!opened.type().equals(type.getSimpleName())) {
                throw new IllegalArgumentException("a message of another type");
            }
        } catch (IllegalArgumentException | io.avaje.json.JsonException e) {
            invocation.failed(e).with("rejected", "forged-envelope").end(System.out, "rejected");
            return true;
        } catch (RuntimeException e) {
            invocation.failed(e).end(System.out, "retry");
            return false;
        }
        return Trace.run(opened.trace(), () -> {
            invocation.with("tenant", opened.tenant().partition()).with("type", opened.type());
            try {
                var outcome = Meter.measure(
                        invocation.meter(), () -> worker.work(opened.tenant(), Json.read(opened.body(), type)));
                if (outcome instanceof Rejected rejected) {
                    invocation.with("rejected", rejected.reason()).end(System.out, "rejected");
                } else {
                    invocation.end(System.out, "done");
                }
                return true;
            } catch (RuntimeException e) {
                invocation.failed(e).end(System.out, "retry");
                return false;
            }
        });
    }
}
