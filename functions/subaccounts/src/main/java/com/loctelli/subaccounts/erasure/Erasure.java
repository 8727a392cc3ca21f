package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An erasure under way or done. It is kept among the platform's own items, for it outlives its tenant.
 *
 * @param pass the pass over everything that is being made, from 1 on
 * @param cursor where in the stage it goes on
 * @param erased what was erased so far, by kind
 * @param found how much this pass has found
 * @param notBefore when the next pass may begin
 */
@Json
record Erasure(
        String id,
        String tenant,
        Actor requestedBy,
        Instant requestedAt,
        Stage stage,
        int pass,
        @Nullable String cursor,
        Map<String, Long> erased,
        long found,
        @Nullable Instant notBefore,
        @Nullable Certificate certificate) {

    Erasure {
        erased = erased == null ? Map.of() : Map.copyOf(erased);
    }

    /** What is being done. */
    enum Stage {
        /** The rows of all tables. */
        ROWS,
        /** The files. */
        FILES,
        /** What leads to the tenant. */
        FACTS,
        /** What is under way comes to its end. */
        SETTLING,
        /** The data key, and the tenant itself. */
        KEY,
        /** Nothing is left. */
        DONE;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** The sort key among the platform's items. */
    static String key(String id) {
        return "JOB#" + id;
    }

    /** The next stage, from its beginning. */
    Erasure at(Stage next) {
        return new Erasure(id, tenant, requestedBy, requestedAt, next, pass, null, erased, found, null, certificate);
    }

    /** The same stage, further on. */
    Erasure from(@Nullable String further) {
        return new Erasure(
                id, tenant, requestedBy, requestedAt, stage, pass, further, erased, found, notBefore, certificate);
    }

    /** More was erased of a kind. */
    Erasure and(String kind, long more) {
        if (more == 0) {
            return this;
        }
        var sums = new TreeMap<>(erased);
        sums.merge(kind, more, Long::sum);
        return new Erasure(
                id, tenant, requestedBy, requestedAt, stage, pass, cursor, sums, found + more, notBefore, certificate);
    }

    Erasure settlingUntil(Instant when) {
        return new Erasure(id, tenant, requestedBy, requestedAt, Stage.SETTLING, pass, null, erased, found, when, null);
    }

    Erasure nextPass() {
        return new Erasure(id, tenant, requestedBy, requestedAt, Stage.ROWS, pass + 1, null, erased, 0, null, null);
    }

    Erasure done(Certificate proof) {
        return new Erasure(id, tenant, requestedBy, requestedAt, Stage.DONE, pass, null, erased, found, null, proof);
    }
}
