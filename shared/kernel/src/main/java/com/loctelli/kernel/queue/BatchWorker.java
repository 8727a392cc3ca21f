package com.loctelli.kernel.queue;

import com.loctelli.kernel.tenancy.Tenant;
import java.util.List;

/**
 * The work of messages that are worked better together than one by one: those of a batch that have the same tenant and
 * the same group, in their order. Like that of one, it must be safe to do twice and to be stopped anywhere.
 *
 * @param <B> the messages' body
 */
public interface BatchWorker<B extends Record> extends Worker<B> {
    /** Works the messages; throwing means that all of them are tried again. */
    void work(Tenant tenant, List<B> bodies);
}
