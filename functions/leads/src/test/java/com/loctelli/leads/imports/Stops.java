package com.loctelli.leads.imports;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Stops the process at one of its database calls, before or after the call took effect; it stays stopped until
 * restarted.
 */
final class Stops implements ExecutionInterceptor {
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean afterEffect;
    private volatile boolean stopped;

    /** The process stops at its n-th call from now, counted from 0. */
    void after(int n, boolean afterTheEffect) {
        afterEffect = afterTheEffect;
        stopped = false;
        left.set(n);
    }

    /** A new process; returns whether the old one had been stopped. */
    boolean off() {
        boolean was = stopped;
        stopped = false;
        left.set(Integer.MAX_VALUE);
        return was;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (stopped || (!afterEffect && left.getAndDecrement() == 0)) {
            stopped = true;
            throw new IllegalStateException("stopped");
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (afterEffect && left.getAndDecrement() == 0) {
            stopped = true;
            throw new IllegalStateException("stopped");
        }
    }
}
