package com.loctelli.transfers.exports;

import io.avaje.jsonb.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An export as the API serves it.
 *
 * @param status {@code running} or {@code done}
 * @param counts how many rows of each table, facts and files went along so far, and how many rows of each kind stayed
 *     behind
 * @param download where the archive is read, for a quarter of an hour, once the export is done
 */
@Json
public record ExportView(
        String id,
        String kind,
        String status,
        String stage,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Map<String, Long> counts,
        @Nullable String download) {

    static ExportView of(Export export, @Nullable URI download) {
        return new ExportView(
                export.id(),
                "export",
                export.isDone() ? "done" : "running",
                export.stage().wire(),
                export.requestedAt(),
                export.finishedAt(),
                export.counts(),
                download == null ? null : download.toString());
    }
}
