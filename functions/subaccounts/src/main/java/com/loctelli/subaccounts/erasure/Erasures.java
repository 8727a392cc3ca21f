package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccounts;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The erasures that were asked for. */
final class Erasures {
    private final Platform platform;
    private final SubAccounts subAccounts;

    @Inject
    Erasures(Platform platform, SubAccounts subAccounts) {
        this.platform = platform;
        this.subAccounts = subAccounts;
    }

    /**
     * Closes the sub-account and begins to erase it; asked again, answers what is under way, and gives it another push.
     * 400 where the confirmation is not the sub-account's public name.
     */
    Erasure begin(Tenant tenant, String confirmation, Actor by) {
        var business = subAccounts.of(tenant).get();
        if (!business.slug().equals(confirmation)) {
            throw Problem.field("/confirm", "value", "must be the sub-account's slug");
        }
        var id = business.deletionJobId();
        if (id == null) {
            var fresh = platform.ids().next("jb");
            // The job first: a sub-account that is closed without one would stay so.
            var job = new Erasure(
                    fresh,
                    tenant.id().value(),
                    by,
                    platform.clock().now(),
                    Erasure.Stage.ROWS,
                    1,
                    null,
                    Map.of(),
                    0,
                    null,
                    null);
            platform.database().commit(rows().insert(Erasure.key(fresh), job, by));
            id = Objects.requireNonNull(
                    subAccounts.of(tenant).close(fresh).value().deletionJobId());
            if (!id.equals(fresh)) {
                // Somebody else asked at the same time, and was first.
                platform.database().commit(rows().delete(Erasure.key(fresh)));
            }
        }
        platform.queues().send(Outgoing.of(QueueName.JOBS, tenant, new ErasureStep(id)));
        return need(id).value();
    }

    /** The job; 404 where there is none of that id. */
    Stored<Erasure> need(String id) {
        var found = find(id);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        return found;
    }

    @Nullable
    Stored<Erasure> find(String id) {
        return rows().get(Erasure.key(id), Erasure.class);
    }

    /** Keeps how far it has come; throws 412 where another worker has gone further meanwhile. */
    Stored<Erasure> save(Stored<Erasure> old, Erasure job) {
        var write = rows().replace(old, job);
        platform.database().commit(write);
        return write.stored(job);
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
