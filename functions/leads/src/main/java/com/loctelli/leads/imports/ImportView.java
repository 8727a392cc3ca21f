package com.loctelli.leads.imports;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API serves it.
 *
 * @param mapping what each column is, by its header: given, or proposed
 * @param failure {@code no_file}, {@code empty_file}, {@code not_a_table}, {@code too_many_columns} or
 *     {@code too_many_rows}
 * @param uploadUrl where the file is put, with the very length and type that were named
 * @param resultUrls files with a line for each row, ten thousand a file
 */
@Json
public record ImportView(
        String id,
        @Nullable String fileName,
        ImportStatus status,
        boolean dryRun,
        boolean greet,
        @Nullable Map<String, String> mapping,
        List<String> tags,
        @Nullable ImportConsent consent,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable List<String> header,
        @Nullable String failure,
        ImportTotals totals,
        @Nullable Instant undoUntil,
        @Nullable String uploadUrl,
        List<String> resultUrls,
        Instant createdAt,
        Instant updatedAt) {

    /** Signs a link to a file of the import. */
    interface Links {
        URI of(String path);
    }

    static ImportView of(Stored<ImportJob> stored) {
        return of(stored, null, List.of());
    }

    static ImportView of(Stored<ImportJob> stored, Links links) {
        var urls = new ArrayList<String>();
        for (int part = 0; part < stored.value().reported(); part++) {
            urls.add(links.of(stored.value().result(part)).toString());
        }
        return of(stored, null, urls);
    }

    static ImportView of(Stored<ImportJob> stored, @Nullable String uploadUrl, List<String> resultUrls) {
        var job = stored.value();
        return new ImportView(
                job.id(),
                job.fileName(),
                job.status(),
                job.isDryRun(),
                job.isGreeting(),
                job.mapping(),
                job.tags(),
                job.consent(),
                job.encoding(),
                job.delimiter(),
                job.header(),
                job.failure(),
                job.totals(),
                job.undoUntil(),
                uploadUrl,
                resultUrls,
                stored.createdAt(),
                stored.updatedAt());
    }
}
