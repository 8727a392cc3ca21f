package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.PreparedCapture;
import com.loctelli.leads.imports.ImportRow.Hindrance;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what would become of the rows of an import that is only tried. No lead is made, so that it is kept apart who came
 * in earlier rows and how many there is room for.
 */
final class Trial {
    private final Platform platform;
    private final Rows rows;
    private final String importId;
    private final Instant begun;
    private final long room;
    private final Set<String> told = new HashSet<>();

    /** Of an import that has begun; how much room there is, is read now. */
    Trial(Platform platform, Tenant tenant, Rows rows, ImportJob job) {
        this.platform = platform;
        this.rows = rows;
        this.importId = job.id();
        // Each time it is tried it is begun anew, and what was kept of the time before counts no more.
        this.begun = Objects.requireNonNull(job.undoUntil());
        var leads = new Usage(platform).of(tenant).spent(Metric.LEADS);
        this.room = leads.mostPerMonth() - leads.month();
    }

    /** The row in which somebody came first. */
    @Json
    record Tried(long row) {}

    /** Reads which of the people came in earlier rows. */
    void look(Collection<PreparedCapture> people) {
        told.clear();
        var keys = people.stream()
                .flatMap(one -> one.keys().stream())
                .map(key -> ImportKeys.tried(importId, begun, key))
                .toList();
        rows.all(keys, Tried.class).forEach(found -> told.add(found.sk()));
    }

    /** What would become of a row: of a person who came before, that the lead is changed, for what it knows is not kept. */
    ImportRow row(long number, @Nullable PreparedCapture capture, ImportTotals totals) {
        if (capture != null && capture.isNew() && capture.keys().stream().anyMatch(this::isTold)) {
            return new ImportRow(number, RowOutcome.UPDATED, null, 0, null, capture.unread());
        }
        var row = ImportRow.of(number, capture, totals.created() < room ? null : Hindrance.LIMIT_REACHED);
        var leadId = row.outcome() == RowOutcome.CREATED ? null : row.leadId();
        // There is nothing to take back, and so nothing to keep of what the lead was.
        return new ImportRow(number, row.outcome(), leadId, row.leadVersion(), null, row.problems());
    }

    /** What keeps that the person came, in the transaction of their row. */
    List<Write> writes(ImportRow row, PreparedCapture capture, Actor by) {
        if (row.outcome() == RowOutcome.FAILED) {
            return List.of();
        }
        var end = platform.clock().now().plus(RowsOfImport.KEPT);
        return capture.keys().stream()
                .map(key -> rows.put(ImportKeys.tried(importId, begun, key), new Tried(row.row()), by)
                        .expires(end))
                .toList();
    }

    private boolean isTold(String key) {
        return told.contains(ImportKeys.tried(importId, begun, key));
    }
}
