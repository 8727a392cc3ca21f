package com.loctelli.kernel.audit;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * One item that an administrative act wrote.
 *
 * @param entity what kind of thing it is; of a removal, the table it was removed from
 * @param key the item's sort key, or a keyed digest of it where it may tell of a person
 * @param operation {@code put}, {@code update} or {@code delete}
 * @param before a digest of what was there, where the act had read it
 * @param after a digest of what is there now, where all of it was written
 */
@Json
public record AuditChange(
        String entity,
        String key,
        String operation,
        @Nullable String before,
        @Nullable String after) {}
