package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.ArrayList;

/**
 * The files of a tenant's imports: each is kept, and counted, until the import is over, or was left alone so long that
 * nobody will begin it any more. People's names and numbers lie in it. One that proves what people agreed to stays.
 */
public final class KeptFiles {
    /** How long a file waits for its import to be begun, or to be begun in earnest. */
    private static final Duration LEFT_AFTER = Duration.ofDays(30);
    /** When an import that is under way then is looked at again. */
    private static final Duration AGAIN_AFTER = Duration.ofDays(1);

    private static final int TOGETHER = 20;

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    public KeptFiles(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.LEADS).of(tenant);
    }

    /** An import that has a file. */
    @Json
    record Left(String importId) {}

    /** Has the import looked at when it may have been left, in the transaction that makes it. */
    Write mark(String importId) {
        return mark(importId, LEFT_AFTER);
    }

    private Write mark(String importId, Duration after) {
        var key = ImportKeys.left(importId, platform.clock().now().plus(after));
        return rows.put(key, new Left(importId), Actor.SYSTEM);
    }

    /** Gives the file back where the import is over; doing it twice does it once. */
    void giveBack(String importId) {
        var stored = rows.get(ImportKeys.job(importId), ImportJob.class);
        if (stored != null && stored.value().isOver()) {
            remove(stored.value());
        }
    }

    /** Gives back the files of imports that were left, and those whose worker was stopped; returns how many it looked at. */
    public int sweep() {
        var now = platform.clock().now();
        var left = rows.query(ImportKeys.left(now).limit(TOGETHER).eventually(), Left.class)
                .data();
        for (var mark : left) {
            var id = mark.value().importId();
            var stored = rows.get(ImportKeys.job(id), ImportJob.class);
            var writes = new ArrayList<Write>();
            writes.add(rows.delete(mark.sk()));
            if (stored != null && stored.value().isUnderWay()) {
                writes.add(mark(id, AGAIN_AFTER));
            } else if (stored != null
                    && (stored.value().canBegin() || stored.value().isOver())) {
                remove(stored.value());
            }
            platform.database().commit(writes);
        }
        return left.size();
    }

    private void remove(ImportJob job) {
        var bytes = job.bytes();
        if (bytes == null) {
            return;
        }
        // The file first: what is counted no longer must not be there.
        platform.files().delete(tenant, job.file());
        var writes = new ArrayList<Write>();
        writes.add(rows.update(ImportKeys.job(job.id()), new Update().remove("bytes"))
                .when(Condition.equal("status", job.status().wire()))
                .when(Condition.present("bytes"))
                .otherwise(ImportProblems.MOVED));
        writes.addAll(new Usage(platform).of(tenant).release(new Charge(Metric.STORAGE_BYTES, bytes)));
        platform.database().commit(writes);
    }
}
