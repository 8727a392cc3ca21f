package com.loctelli.kernel.queue;

import com.loctelli.kernel.tenancy.Tenant;

/**
 * The work of one message. It must be safe to do twice, and to be stopped between any two of its calls.
 *
 * @param <B> the message's body
 */
@FunctionalInterface
public interface Worker<B extends Record> {
    /** Works the message; throwing means that it is tried again. */
    Outcome work(Tenant tenant, B body);
}
