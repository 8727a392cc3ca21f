package com.loctelli.access;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Has somebody else do something at the moment just before a transaction is made, and after all that it stands on was read. */
public final class Meanwhile implements ExecutionInterceptor {
    private record Waiting(String entity, Runnable work) {}

    private final AtomicReference<@Nullable Waiting> waiting = new AtomicReference<>();

    /** Before the next transaction that puts such an entity, once. */
    public void before(String entity, Runnable work) {
        waiting.set(new Waiting(entity, work));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var now = waiting.get();
        if (now != null
                && context.request() instanceof TransactWriteItemsRequest request
                && puts(request, now.entity())
                && waiting.compareAndSet(now, null)) {
            now.work().run();
        }
    }

    private static boolean puts(TransactWriteItemsRequest request, String entity) {
        return request.transactItems().stream()
                .anyMatch(item -> item.put() != null
                        && entity.equals(item.put().item().get("entity").s()));
    }
}
