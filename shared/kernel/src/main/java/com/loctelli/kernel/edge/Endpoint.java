package com.loctelli.kernel.edge;

import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;

/**
 * One operation of the API: a plain object that knows nothing of HTTP or Lambda.
 *
 * @param <Q> the request: a record whose components are the path parameters, the query parameters and the body's
 *     fields; or {@link RawRequest} for a webhook; or {@link NoRequest}
 * @param <A> the answer: a record with a JSON adapter (200), or {@link Reply} for anything else, or a
 *     {@link com.loctelli.kernel.storage.Page} of records
 */
@FunctionalInterface
public interface Endpoint<Q, A> {
    /** Does it. Throws {@link com.loctelli.kernel.problem.Problem} for what can go wrong on purpose. */
    A handle(Caller caller, Q request);

    /**
     * Names what is wrong with a request beyond its declared constraints, before it is handled. Asked of a request that
     * breaks those too, so that one answer names every wrong field; what was found wrong is then missing from it. Writes
     * nothing.
     */
    default void check(Caller caller, Q request, Faults faults) {}

    /** Whether an answer may be kept, to be given again under the same {@code Idempotency-Key}; not one with a secret. */
    default boolean keepsAnswers() {
        return true;
    }
}
