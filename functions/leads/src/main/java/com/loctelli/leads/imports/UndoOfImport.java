package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an import did, the last row first: leads that it made go, leads that it changed are given back what
 * they were. A lead that somebody has changed since stays as it is, and is counted.
 */
final class UndoOfImport {
    private static final int PAGE = 50;

    private final Platform platform;
    private final TenantImports imports;
    private final TenantLeads leads;
    private final ImportJob job;
    private final Actor by;

    UndoOfImport(Platform platform, Tenant tenant, TenantImports imports, ImportJob job) {
        this.platform = platform;
        this.imports = imports;
        this.leads = new Leads(platform).of(tenant);
        this.job = job;
        this.by = new Actor("import", job.id());
    }

    /** Goes on until the instant; returns whether all was taken back. */
    boolean until(Instant end) {
        long from = Objects.requireNonNullElse(job.undoneFrom(), job.totals().rows() + 1);
        while (from > 1) {
            var page = imports.rows()
                    .query(ImportKeys.rows(job.id(), 1, from - 1).newestFirst().limit(PAGE), ImportRow.class);
            if (page.data().isEmpty()) {
                break;
            }
            for (var stored : page.data()) {
                if (!platform.clock().now().isBefore(end)) {
                    return false;
                }
                var row = stored.value();
                from = count(from, row.row(), undone(row));
            }
        }
        platform.database()
                .commit(imports.rows()
                        .update(ImportKeys.job(job.id()), new Update().set("status", ImportStatus.UNDONE.wire()))
                        .when(Condition.equal("status", ImportStatus.UNDOING.wire()))
                        .otherwise(ImportProblems.MOVED));
        return true;
    }

    /** Whether the row was taken back; null where there was nothing to take back. */
    private @Nullable Boolean undone(ImportRow row) {
        var leadId = row.leadId();
        if (leadId == null) {
            return null;
        }
        return switch (row.outcome()) {
            case CREATED -> isGone(leadId, row.leadVersion());
            case UPDATED -> isBack(row, leadId);
            case SKIPPED, FAILED -> null;
        };
    }

    private boolean isGone(String leadId, long version) {
        try {
            leads.delete(leadId, version);
            return true;
        } catch (Problem problem) {
            if (problem.type().equals(ProblemType.NOT_FOUND)) {
                // Gone already, perhaps by a worker that was stopped before it could say so.
                return true;
            }
            if (!problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            return false;
        }
    }

    private boolean isBack(ImportRow row, String leadId) {
        var before = Objects.requireNonNull(row.before());
        if (leads.restore(leadId, row.leadVersion(), before, by)) {
            return true;
        }
        // A worker that was stopped before it could say so has given it back: nothing but the times differ.
        var now = leads.find(leadId);
        return now != null
                && now.version() == row.leadVersion() + 1
                && now.value().isSameAs(before);
    }

    /** Counts the row, once; returns from where to go on. */
    private long count(long from, long row, @Nullable Boolean isUndone) {
        var update = new Update().set("undoneFrom", row);
        if (isUndone != null) {
            update.add(isUndone ? "totals.undone" : "totals.kept", 1);
        }
        platform.database()
                .commit(imports.rows()
                        .update(ImportKeys.job(job.id()), update)
                        .when(Condition.equal("undoneFrom", from))
                        .otherwise(ImportProblems.MOVED));
        return row;
    }
}
