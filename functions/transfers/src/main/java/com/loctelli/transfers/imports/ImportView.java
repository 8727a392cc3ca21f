package com.loctelli.transfers.imports;

import io.avaje.jsonb.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API serves it.
 *
 * @param subAccountId the sub-account that it fills; suspended until an admin resumes it
 * @param status {@code awaiting_upload}, {@code reading}, {@code claiming}, {@code done} or {@code failed}
 * @param counts how many rows of each table, files and facts were taken; {@code conflicts} is how many facts another
 *     sub-account holds; {@code withheld_…} what stayed behind where the archive was made
 * @param conflicts what another sub-account holds, the first hundred: who has such an address cannot sign in, and no
 *     text to such a number arrives, until the other gives it up and the import is started once more
 * @param enterAgain what no archive holds and must be entered again: passwords are chosen by the link for a forgotten
 *     one
 * @param failure {@code not_an_export}, {@code damaged} or {@code incomplete}
 * @param uploadUrl where the archive is put, with the very length that was named, as {@code application/gzip}
 */
@Json
public record ImportView(
        String id,
        String subAccountId,
        String slug,
        String status,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Map<String, Long> counts,
        List<Held> conflicts,
        EnterAgain enterAgain,
        @Nullable String failure,
        @Nullable String uploadUrl) {

    /**
     * What another sub-account holds.
     *
     * @param kind {@code email}, {@code user}, {@code number} or {@code account}
     */
    @Json
    public record Held(String kind, String value) {}

    /**
     * What must be entered again.
     *
     * @param passwords of how many users
     * @param secrets rows that name a secret of an outside system, such as an integration's; the first hundred
     */
    @Json
    public record EnterAgain(
            long passwords, long secondFactors, long apiKeys, long invitations, List<String> secrets) {}

    static ImportView of(TenantImport job, List<Conflict> conflicts, @Nullable URI upload) {
        var counts = job.counts();
        return new ImportView(
                job.id(),
                job.owner(),
                job.slug(),
                job.stage().wire(),
                job.requestedAt(),
                job.finishedAt(),
                counts,
                conflicts.stream().map(ImportView::held).toList(),
                new EnterAgain(
                        counts.getOrDefault("users", 0L),
                        counts.getOrDefault("withheld_second_factors", 0L),
                        counts.getOrDefault("withheld_api_keys", 0L),
                        counts.getOrDefault("withheld_invitations", 0L),
                        job.secrets()),
                job.failure(),
                upload == null ? null : upload.toString());
    }

    private static Held held(Conflict conflict) {
        int mark = conflict.key().indexOf('#');
        var kind = switch (conflict.key().substring(0, mark)) {
            case "EMAIL" -> "email";
            case "NUM" -> "number";
            case "USER" -> "user";
            default -> "account";
        };
        return new Held(kind, conflict.key().substring(mark + 1));
    }
}
