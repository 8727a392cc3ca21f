package com.loctelli.campaigns.audience;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the choice of an audience stands. It is kept with the campaign and moves on in the same transaction as the
 * recipients it tells of, so that whoever goes on after a stop goes on exactly there.
 *
 * @param isClearing whether the recipients of an earlier choice are still being removed
 * @param cursor where to read on, null at the beginning
 * @param step how many transactions were made
 * @param total how many recipients there are so far
 * @param segments how many segments their texts have
 * @param excluded how many were left out so far, by reason
 */
@Json
public record Choosing(
        AudienceType type,
        @Nullable AudienceFilter filter,
        @Nullable String importId,
        boolean isClearing,
        @Nullable String cursor,
        long step,
        long total,
        long segments,
        Map<String, Long> excluded) {

    /** The choice of those whom the filter finds. */
    static Choosing by(AudienceFilter filter) {
        return new Choosing(AudienceType.FILTER, filter, null, true, null, 0, 0, 0, Map.of());
    }

    /** The choice of those whom the import brought. */
    static Choosing by(String importId) {
        return new Choosing(AudienceType.IMPORT, null, importId, true, null, 0, 0, 0, Map.of());
    }

    /**
     * The choice of those whom a request lists.
     *
     * @param others how many things it lists that are no leads' ids
     */
    static Choosing list(long others) {
        var excluded = others == 0 ? Map.<String, Long>of() : Map.of("not_found", others);
        return new Choosing(AudienceType.LIST, null, null, true, null, 0, 0, 0, excluded);
    }

    /** The same after some of what an earlier choice left, or all of it, was removed. */
    Choosing cleared(boolean isAll) {
        return new Choosing(type, filter, importId, !isAll, cursor, step + 1, total, segments, excluded);
    }

    /** The same after more people were looked at. */
    Choosing on(@Nullable String next, long more, long moreSegments, Map<String, Long> leftOut) {
        return new Choosing(
                type, filter, importId, false, next, step + 1, total + more, segments + moreSegments, leftOut);
    }
}
