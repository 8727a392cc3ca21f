package com.loctelli.kernel.platform;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets a call to the database be tried again for so long and no longer. How long one try may take is the connection's
 * own limit; the SDK's limit of a whole call hands every one to the thread of a timer, which costs a sixth of what a
 * read costs.
 */
final class Patience implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> BEGAN = new ExecutionAttribute<>("loctelli.began");

    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGAN, System.nanoTime());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (System.nanoTime() - attributes.getAttribute(BEGAN) > limit.toNanos()) {
            throw SdkClientException.create("The database did not answer in time");
        }
    }
}
