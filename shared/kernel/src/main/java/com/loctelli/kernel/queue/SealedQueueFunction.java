package com.loctelli.kernel.queue;

import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Snapshot;
import com.loctelli.kernel.tenancy.Tenant;

/**
 * Consumes a queue whose bodies are sealed. A message of a tenant whose data key was destroyed is rejected: nobody can
 * read it any more, however often it comes.
 *
 * @param <B> the body within
 */
public abstract class SealedQueueFunction<B extends Record> extends QueueFunction<SealedBody> {
    /** @param type the body that every message of the queue has within */
    protected SealedQueueFunction(Platform platform, Class<B> type, Worker<B> worker) {
        super(platform, SealedBody.class, (tenant, body) -> work(platform, tenant, body, type, worker));
        Snapshot.before(platform, () -> Json.jsonb().type(type));
    }

    private static <B extends Record> Outcome work(
            Platform platform, Tenant tenant, SealedBody body, Class<B> type, Worker<B> worker) {
        B opened;
        try {
            opened = body.opened(platform.cipher(), tenant, type);
        } catch (TenantCipher.UnreadableException _) {
            return new Rejected("unreadable");
        }
        return worker.work(tenant, opened);
    }
}
