package com.loctelli.transfers.imports;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.transfers.cargo.Withheld;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import waiting, under way or done. It is kept among the platform's own items, since what is done for it before it
 * is done must not be an act in the tenant's own audit log, which comes with the archive.
 *
 * @param owner the sub-account that it fills; also who takes it along when erased
 * @param slug the sub-account's public name
 * @param offset up to which byte the archive has been read
 * @param counts how much of each kind was taken so far
 * @param secrets rows that name a secret, which must be entered again; the first of them
 * @param failure why it ended without having been done
 */
@Json
record TenantImport(
        String id,
        String owner,
        String slug,
        Actor requestedBy,
        Instant requestedAt,
        Stage stage,
        long offset,
        Map<String, Long> counts,
        List<String> secrets,
        @Nullable String failure,
        @Nullable Instant finishedAt) {
    private static final String PREFIX = "IMPORT#";
    private static final int MOST_SECRETS = 100;

    TenantImport {
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        secrets = secrets == null
                ? List.of()
                : secrets.stream().distinct().limit(MOST_SECRETS).toList();
    }

    /** What is being done. */
    enum Stage {
        /** The archive is to be uploaded. */
        AWAITING_UPLOAD,
        /** The archive is being read. */
        READING,
        /** What others held is claimed once more. */
        CLAIMING,
        /** Everything is there. */
        DONE,
        /** The archive was none, or not whole. */
        FAILED;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** The sort key among the platform's items. */
    static String key(String id) {
        return PREFIX + id;
    }

    /** Before the keys that others hold, in the sort keys of this import's conflicts. */
    static String conflicts(String id) {
        return PREFIX + id + "#";
    }

    /** Where its archive lies. */
    String archive() {
        return Withheld.FILES + "imports/" + id + ".tar.gz";
    }

    TenantImport at(Stage next) {
        return Copy.of(this).with("stage", next).made();
    }

    TenantImport ended(Stage last, @Nullable String why, Instant now) {
        return Copy.of(this)
                .with("stage", last)
                .with("failure", why)
                .with("finishedAt", now)
                .made();
    }
}
