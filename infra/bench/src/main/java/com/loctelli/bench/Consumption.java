package com.loctelli.bench;

import com.loctelli.testkit.cloud.Fault;
import com.loctelli.testkit.cloud.Faults;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What all invocations together take of the database and of the queues. */
final class Consumption implements ExecutionInterceptor {
    /** How the queue is looked at from outside, and what brings nothing as often as something. */
    private static final Set<String> LOOKING = Set.of("GetQueueUrl", "GetQueueAttributes", "ReceiveMessage");

    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();
    private final LongAdder trips = new LongAdder();
    private final ThreadLocal<Boolean> isLeftOut = ThreadLocal.withInitial(() -> false);
    private final Map<String, LongAdder> queueCalls = new ConcurrentHashMap<>();

    /** Counts the calls of queues from now on. */
    void watch(Faults faults) {
        faults.arm(call -> {
            boolean isWork = call.target().equals("sqs") && !LOOKING.contains(call.operation());
            if (isWork) {
                queueCalls
                        .computeIfAbsent(call.operation(), _ -> new LongAdder())
                        .increment();
            }
            return Fault.NONE;
        });
    }

    /** What this thread does from now on is not counted. */
    void leaveOut() {
        isLeftOut.set(true);
    }

    /** A call brought messages. */
    void received() {
        queueCalls.computeIfAbsent("ReceiveMessage", _ -> new LongAdder()).increment();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isLeftOut.get()) {
            return;
        }
        trips.increment();
        switch (context.response()) {
            case GetItemResponse answer -> read(answer.consumedCapacity());
            case QueryResponse answer -> read(answer.consumedCapacity());
            case BatchGetItemResponse answer -> readUnits.add(sum(answer.consumedCapacity()));
            case PutItemResponse answer -> written(answer.consumedCapacity());
            case UpdateItemResponse answer -> written(answer.consumedCapacity());
            case DeleteItemResponse answer -> written(answer.consumedCapacity());
            case TransactWriteItemsResponse answer -> writeUnits.add(sum(answer.consumedCapacity()));
            default -> throw new IllegalStateException("an operation that nobody counts: " + context.response());
        }
    }

    private void read(@Nullable ConsumedCapacity capacity) {
        readUnits.add(capacity == null ? 0 : capacity.capacityUnits());
    }

    private void written(@Nullable ConsumedCapacity capacity) {
        writeUnits.add(capacity == null ? 0 : capacity.capacityUnits());
    }

    private static double sum(Collection<ConsumedCapacity> all) {
        return all.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    double readUnits() {
        return readUnits.sum();
    }

    double writeUnits() {
        return writeUnits.sum();
    }

    long trips() {
        return trips.sum();
    }

    /** By operation. */
    Map<String, Long> queueCalls() {
        var calls = new TreeMap<String, Long>();
        queueCalls.forEach((operation, count) -> calls.put(operation, count.sum()));
        return calls;
    }
}
