package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One tenant's imports: what persons ask of them. What is done about it is in {@link RunImport}. */
public final class TenantImports {
    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantImports(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.LEADS).of(tenant);
    }

    Rows rows() {
        return rows;
    }

    /** The import, or null. */
    public @Nullable Stored<ImportJob> find(String id) {
        return rows.get(ImportKeys.job(id), ImportJob.class);
    }

    /** The import; 404 where there is none. */
    public Stored<ImportJob> need(String id) {
        return rows.need(ImportKeys.job(id), ImportJob.class);
    }

    /** The imports, in the order of their ids. */
    public Page<Stored<ImportJob>> page(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(ImportKeys.IMPORTS).after(cursor).limit(limit), ImportJob.class);
    }

    /**
     * Refuses an import whose rows do not tell whom it brought: one that was not made in earnest or is not over, was
     * taken back, or is so old that the results of its rows are not kept.
     */
    public void needResults(String id) {
        var stored = find(id);
        if (stored == null) {
            throw Problem.field("/importId", "value", "there is no such import");
        }
        var job = stored.value();
        var until = job.undoUntil();
        boolean isKept = until != null
                && platform.clock()
                        .now()
                        .isBefore(until.minus(RowsOfImport.UNDONE_WITHIN).plus(RowsOfImport.KEPT));
        if (job.status() != ImportStatus.DONE || job.isDryRun() || !isKept) {
            throw ImportProblems.NO_RESULTS
                    .problem()
                    .with("status", job.status().wire())
                    .with("dryRun", job.isDryRun());
        }
    }

    /** What became of the import's rows, a page at a time. */
    public Page<ImportRow> results(String id, @Nullable String cursor, int limit) {
        return rows.query(ImportKeys.rows(id).after(cursor).limit(limit), ImportRow.class)
                .map(Stored::value);
    }

    /** What became of the import's rows from the one number to the other, both included; of a hundred at most. */
    public List<ImportRow> results(String id, long fromRow, long toRow) {
        return rows.query(ImportKeys.rows(id, fromRow, toRow), ImportRow.class).data().stream()
                .map(Stored::value)
                .toList();
    }

    /** Keeps a new import, which waits for its file or begins at once, and counts the bytes of the file. */
    Stored<ImportJob> create(ImportJob job, Actor by) {
        var charge = new Charge(Metric.STORAGE_BYTES, Objects.requireNonNull(job.bytes()));
        new Usage(platform).of(tenant).count(List.of(charge), counting -> {
            var writes = new ArrayList<Write>();
            writes.add(rows.insert(ImportKeys.job(job.id()), job, by));
            writes.add(files().mark(job.id()));
            writes.addAll(counting);
            var messages = job.status() == ImportStatus.QUEUED ? List.of(due(job.id())) : List.<Outgoing>of();
            platform.outbox().commit(rows, writes, messages);
        });
        return need(job.id());
    }

    /**
     * Begins an import whose file has come, or in earnest one that was only tried. One that goes on in the same way is
     * asked to go on: that is harmless, and does what is left where its message was lost.
     */
    Stored<ImportJob> start(String id, @Nullable Map<String, String> mapping, boolean isDryRun) {
        var stored = need(id);
        var job = stored.value();
        boolean isUnderWay = job.status() == ImportStatus.QUEUED || job.status() == ImportStatus.RUNNING;
        if (isUnderWay && job.isDryRun() == isDryRun && (mapping == null || mapping.equals(job.mapping()))) {
            goOn(id);
            return stored;
        }
        if (!job.canBegin()) {
            throw ImportProblems.NOT_NOW.problem().with("status", job.status().wire());
        }
        var update = new Update()
                .set("status", ImportStatus.QUEUED.wire())
                .set("isDryRun", isDryRun)
                .set("totals", ImportTotals.NONE)
                .set("reported", 0)
                .remove("failure");
        if (mapping != null) {
            update.set("mapping", mapping);
        }
        move(id, job.status(), update);
        return need(id);
    }

    /** Takes back what the import did; one that is being taken back is asked to go on. */
    Stored<ImportJob> undo(String id) {
        var stored = need(id);
        var job = stored.value();
        if (job.status() == ImportStatus.UNDOING) {
            goOn(id);
        }
        if (job.status() == ImportStatus.UNDOING || job.status() == ImportStatus.UNDONE) {
            return stored;
        }
        var until = job.undoUntil();
        boolean isLate = until == null || until.isBefore(platform.clock().now());
        boolean canBeUndone = switch (job.status()) {
            case DONE -> !job.isDryRun();
            case FAILED -> job.hasDone();
            case AWAITING_UPLOAD, QUEUED, RUNNING, UNDOING, UNDONE -> false;
        };
        if (!canBeUndone || isLate) {
            throw ImportProblems.NOT_NOW.problem().with("status", job.status().wire());
        }
        move(
                id,
                job.status(),
                new Update()
                        .set("status", ImportStatus.UNDOING.wire())
                        .set("undoneFrom", job.totals().rows() + 1));
        return need(id);
    }

    KeptFiles files() {
        return new KeptFiles(platform, tenant);
    }

    /** Says that there is more to do; a lost message is one that the queue gives again. */
    void goOn(String id) {
        platform.queues().send(due(id));
    }

    private void move(String id, ImportStatus from, Update update) {
        var write = rows.update(ImportKeys.job(id), update)
                .when(Condition.equal("status", from.wire()))
                .otherwise(ImportProblems.NOT_NOW);
        platform.outbox().commit(rows, List.of(write), List.of(due(id)));
    }

    private Outgoing due(String id) {
        return Outgoing.of(QueueName.IMPORTS, tenant, new ImportDue(id));
    }
}
