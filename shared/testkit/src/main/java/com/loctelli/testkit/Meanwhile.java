package com.loctelli.testkit;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Has somebody else do something just before a transaction is made, and after all that it stands on was read. */
public final class Meanwhile implements ExecutionInterceptor {
    private record Deed(String words, Runnable what) {}

    private final AtomicReference<@Nullable Deed> waiting = new AtomicReference<>();

    /** Before the next transaction in whose text the words stand, this is done, once. */
    public void before(String wordsOfTheTransaction, Runnable what) {
        waiting.set(new Deed(wordsOfTheTransaction, what));
    }

    /** Whether there was such a transaction. */
    public boolean isDone() {
        return waiting.get() == null;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var deed = waiting.get();
        if (deed != null
                && context.request() instanceof TransactWriteItemsRequest request
                && request.toString().contains(deed.words())
                && waiting.compareAndSet(deed, null)) {
            deed.what().run();
        }
    }
}
