package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an import did, the last row first: leads that it made go, leads that it changed are given back what
 * they were. A lead that somebody has changed since stays as it is, and one that it made where somebody has left a note,
 * a task or a fact there, or has written with whom it did not greet; they are counted.
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
        this.by = job.actor();
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
                from = undone(from, row);
            }
        }
        platform.database()
                .commit(imports.rows()
                        .update(ImportKeys.job(job.id()), new Update().set("status", ImportStatus.UNDONE.wire()))
                        .when(Condition.equal("status", ImportStatus.UNDOING.wire()))
                        .otherwise(ImportProblems.MOVED));
        return true;
    }

    /** Takes the row back, where there is something to take back, and counts it; returns from where to go on. */
    private long undone(long from, ImportRow row) {
        var leadId = row.leadId();
        if (leadId == null || (row.outcome() != RowOutcome.CREATED && row.outcome() != RowOutcome.UPDATED)) {
            return count(from, row.row(), null, List.of());
        }
        var version = backAt(row, leadId);
        var also = version == null || row.outcome() == RowOutcome.CREATED
                ? List.<Write>of()
                : List.of(back(leadId, new LeadBack(row.leadVersion() - 1, version + 1)));
        return count(from, row.row(), version != null, also);
    }

    private Write back(String leadId, LeadBack what) {
        return imports.rows()
                .put(ImportKeys.back(job.id(), leadId), what, by)
                .expires(platform.clock().now().plus(RowsOfImport.KEPT));
    }

    /**
     * Takes the row back where the lead has the version that the row left; or the one that taking back the next row of the
     * same lead left, where nobody changed the lead between the two. Returns which it was, null where it is another.
     */
    private @Nullable Long backAt(ImportRow row, String leadId) {
        if (isBackFrom(row.leadVersion(), row, leadId)) {
            return row.leadVersion();
        }
        var next = imports.rows().get(ImportKeys.back(job.id(), leadId), LeadBack.class);
        if (next == null || next.value().from() != row.leadVersion()) {
            return null;
        }
        long left = next.value().to();
        return isBackFrom(left, row, leadId) ? left : null;
    }

    private boolean isBackFrom(long version, ImportRow row, String leadId) {
        return row.outcome() == RowOutcome.CREATED
                ? leads.unmake(leadId, version, by, job.isGreeting())
                : isRestored(leadId, version, row);
    }

    /**
     * What taking back a row did to its lead, for the earlier rows of the same lead.
     *
     * @param from the version that the row found
     * @param to the version that the lead has now that it says again what it said then
     */
    @Json
    record LeadBack(long from, long to) {}

    private boolean isRestored(String leadId, long version, ImportRow row) {
        var before = Objects.requireNonNull(row.before());
        if (leads.restore(leadId, version, before, by)) {
            return true;
        }
        // A worker that was stopped before it could say so has given it back: nothing but the times differ.
        var now = leads.find(leadId);
        return now != null && now.version() == version + 1 && now.value().isSameAs(before);
    }

    /** Counts the row, once, with what it leaves to earlier ones; returns from where to go on. */
    private long count(long from, long row, @Nullable Boolean isUndone, List<Write> also) {
        var update = new Update().set("undoneFrom", row);
        if (isUndone != null) {
            update.add(isUndone ? "totals.undone" : "totals.kept", 1);
        }
        var writes = new ArrayList<>(also);
        writes.add(imports.rows()
                .update(ImportKeys.job(job.id()), update)
                .when(Condition.equal("undoneFrom", from))
                .otherwise(ImportProblems.MOVED));
        platform.database().commit(writes);
        return row;
    }
}
