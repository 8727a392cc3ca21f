package com.loctelli.transfers.exports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.transfers.cargo.TransferStep;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The exports of tenants. */
final class Exports {
    private static final int MOST = 50;
    /** As long as the bucket keeps the parts of an upload that is not joined. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Platform platform;

    @Inject
    Exports(Platform platform) {
        this.platform = platform;
    }

    /**
     * Begins an export, and takes the archives of earlier ones away; where one is under way, that one is answered and
     * given another push. One that has not come to its end within a day never will, since its parts are gone: it is
     * taken away like those that are done.
     */
    Export begin(Tenant tenant, Actor by) {
        var rows = rows(tenant);
        var earlier = rows.query(Query.prefix(Export.PREFIX).limit(MOST), Export.class)
                .data();
        var stillWhole = platform.clock().now().minus(LONGEST);
        for (var one : earlier) {
            if (!one.value().isDone() && one.value().requestedAt().isAfter(stillWhole)) {
                push(tenant, one.value().id());
                return one.value();
            }
        }
        var writes = new ArrayList<Write>();
        for (var one : earlier) {
            platform.files().delete(tenant, one.value().archive());
            if (one.value().rest() > 0) {
                platform.files().delete(tenant, one.value().restFile(one.value().rest()));
            }
            writes.add(rows.delete(one.sk()));
        }
        var export =
                Export.asked(platform.ids().next("jb"), by, platform.clock().now());
        writes.add(rows.insert(Export.key(export.id()), export, by));
        platform.database().commit(writes);
        push(tenant, export.id());
        return export;
    }

    /** Asks the worker to go on. */
    void push(Tenant tenant, String id) {
        platform.queues()
                .send(Outgoing.of(QueueName.TRANSFERS, tenant, new TransferStep(TransferStep.Kind.EXPORT, id)));
    }

    /** The export; 404 where the tenant has none of that id. */
    Export need(Tenant tenant, String id) {
        return rows(tenant).need(Export.key(id), Export.class).value();
    }

    @Nullable
    Stored<Export> find(Tenant tenant, String id) {
        return rows(tenant).get(Export.key(id), Export.class);
    }

    /** Keeps how far it has come; throws 412 where another worker has it. */
    Stored<Export> save(Tenant tenant, Stored<Export> old, Export export) {
        var write = rows(tenant).replace(old, export);
        platform.database().commit(write);
        return write.stored(export);
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.SUBACCOUNTS).of(tenant);
    }
}
