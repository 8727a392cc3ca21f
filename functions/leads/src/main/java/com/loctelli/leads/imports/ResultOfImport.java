package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the results of an import's rows into files, ten thousand rows a file, and ends the import. */
final class ResultOfImport {
    /** How many rows one file tells of. */
    static final int PART = 10_000;

    private static final int PAGE = 1000;

    private final Platform platform;
    private final Tenant tenant;
    private final TenantImports imports;
    private final ImportJob job;

    ResultOfImport(Platform platform, Tenant tenant, TenantImports imports, ImportJob job) {
        this.platform = platform;
        this.tenant = tenant;
        this.imports = imports;
        this.job = job;
    }

    /** Goes on until the instant, and then ends the import as the update says; returns whether all is written. */
    boolean isWritten(Update ending, Instant end) {
        long all = job.totals().rows();
        for (int part = job.reported(); (long) part * PART < all; part++) {
            if (!platform.clock().now().isBefore(end)) {
                return false;
            }
            var content = content(part * (long) PART + 1, Math.min(all, (part + 1L) * PART));
            platform.files().put(tenant, job.result(part), "text/csv; charset=utf-8", content);
            move(part, new Update().set("reported", part + 1));
        }
        int parts = (int) ((all + PART - 1) / PART);
        move(parts, ending);
        return true;
    }

    private byte[] content(long from, long to) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("row", "outcome", "leadId", "problems");
            @Nullable String cursor = null;
            do {
                var page = imports.rows()
                        .query(ImportKeys.rows(job.id(), from, to).limit(PAGE).after(cursor), ImportRow.class);
                page.data().forEach(stored -> write(csv, stored.value()));
                cursor = page.next();
            } while (cursor != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(CsvWriter csv, ImportRow row) {
        csv.writeRecord(
                Long.toString(row.row()),
                row.outcome().wire(),
                row.leadId() == null ? "" : row.leadId(),
                String.join(" ", row.problems()));
    }

    private void move(int reported, Update update) {
        platform.database()
                .commit(imports.rows()
                        .update(ImportKeys.job(job.id()), update)
                        .when(Condition.equal("status", job.status().wire()))
                        .when(Condition.equal("totals.rows", job.totals().rows()))
                        .when(Condition.equal("reported", reported))
                        .otherwise(ImportProblems.MOVED));
    }
}
