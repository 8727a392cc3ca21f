package com.loctelli.integrations;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Lets something happen between what a worker read and what it writes of it, as another worker's doing may. */
final class Meanwhile implements ExecutionInterceptor {
    private String words = "";
    private @Nullable Runnable deed;

    /** Before the next transaction in which the words stand, this is done. */
    void before(String wordsOfTheTransaction, Runnable what) {
        words = wordsOfTheTransaction;
        deed = what;
    }

    boolean isDone() {
        return deed == null;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var what = deed;
        if (what != null
                && context.request() instanceof TransactWriteItemsRequest
                && context.request().toString().contains(words)) {
            deed = null;
            what.run();
        }
    }
}
