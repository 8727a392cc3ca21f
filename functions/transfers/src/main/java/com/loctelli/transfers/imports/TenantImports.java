package com.loctelli.transfers.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.transfers.cargo.TransferStep;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The imports of sub-accounts. */
final class TenantImports {
    /** Of what cannot be started: it failed, or there is nothing left to do. */
    static final ProblemType NOTHING_TO_START =
            new ProblemType("transfers/nothing-to-start", 409, "This import has ended, and nothing is left to be done");
    /** There is no archive where it was to be uploaded. */
    static final ProblemType NO_ARCHIVE =
            new ProblemType("transfers/no-archive", 409, "The archive has not been uploaded");

    private static final ProblemType TAKEN =
            new ProblemType("transfers/held-by-another", 409, "Another sub-account has this");
    private static final int SHOWN = 100;

    private final Platform platform;

    @Inject
    TenantImports(Platform platform) {
        this.platform = platform;
    }

    TenantImport add(Tenant tenant, String slug, Actor by) {
        var job = new TenantImport(
                platform.ids().next("im"),
                tenant.id().value(),
                slug,
                by,
                platform.clock().now(),
                TenantImport.Stage.AWAITING_UPLOAD,
                0,
                Map.of(),
                List.of(),
                null,
                null);
        platform.database().commit(rows().insert(TenantImport.key(job.id()), job, by));
        return job;
    }

    /** The import; 404 where there is none of that id. */
    Stored<TenantImport> need(String id) {
        return rows().need(TenantImport.key(id), TenantImport.class);
    }

    @Nullable
    Stored<TenantImport> find(String id) {
        return rows().get(TenantImport.key(id), TenantImport.class);
    }

    /** Keeps how far it has come; throws 412 where another worker has gone further meanwhile. */
    Stored<TenantImport> save(Stored<TenantImport> old, TenantImport job) {
        var write = rows().replace(old, job);
        platform.database().commit(write);
        return write.stored(job);
    }

    /** Asks the worker to go on. */
    void push(Tenant tenant, String id) {
        platform.queues()
                .send(Outgoing.of(QueueName.TRANSFERS, tenant, new TransferStep(TransferStep.Kind.IMPORT, id)));
    }

    /** Claims a fact for the tenant; where another has it, that is noted. Returns whether it is the tenant's now. */
    boolean claim(Tenant tenant, String importId, RoutingKey key, Map<String, String> facts) {
        var note = TenantImport.conflicts(importId) + key.value();
        try {
            platform.directory().claim(key, tenant, facts, TAKEN);
            platform.database().commit(rows().delete(note));
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(TAKEN)) {
                throw problem;
            }
            var conflict = new Conflict(tenant.id().value(), key.value(), facts);
            platform.database().commit(rows().put(note, conflict, Actor.SYSTEM));
            return false;
        }
    }

    /** What others hold, a page of it. */
    List<Conflict> conflicts(String importId, @Nullable String after) {
        var prefix = TenantImport.conflicts(importId);
        var query = after == null ? Query.prefix(prefix) : Query.between(prefix + after + "!", prefix + "\uffff");
        return rows().query(query.limit(SHOWN), Conflict.class).data().stream()
                .map(Stored::value)
                .toList();
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
