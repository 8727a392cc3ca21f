package com.loctelli.transfers.exports;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.transfers.cargo.Withheld;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An export under way or done, among the tenant's own rows.
 *
 * @param cursor where in the stage it goes on
 * @param upload the upload by which the archive is written
 * @param parts how many parts of it are written
 * @param rest the number of the file that holds what comes after them; zero for none
 * @param counts how much of each kind was written so far, and how much stayed behind
 * @param heldUntil until when one worker has it for itself
 */
@Json
record Export(
        String id,
        Actor requestedBy,
        Instant requestedAt,
        Stage stage,
        @Nullable String cursor,
        @Nullable String upload,
        int parts,
        int rest,
        Map<String, Long> counts,
        @Nullable Instant heldUntil,
        @Nullable Instant finishedAt) {
    /** Before the ids of all, in their sort keys. */
    static final String PREFIX = "JOB#";

    Export {
        counts = counts == null ? Map.of() : Map.copyOf(counts);
    }

    /** What is being done. */
    enum Stage {
        /** The rows of all tables. */
        ROWS,
        /** What leads to the tenant. */
        FACTS,
        /** The files. */
        FILES,
        /** The parts become one file. */
        JOINING,
        /** The archive is there. */
        DONE;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    static Export asked(String id, Actor by, Instant now) {
        return new Export(id, by, now, Stage.ROWS, null, null, 0, 0, Map.of(), null, null);
    }

    /** The sort key. */
    static String key(String id) {
        return PREFIX + id;
    }

    boolean isDone() {
        return stage == Stage.DONE;
    }

    /** Where its archive lies. */
    String archive() {
        return Withheld.FILES + "exports/" + id + ".tar.gz";
    }

    /** Where what comes after the parts lies. */
    String restFile(int number) {
        return Withheld.FILES + "exports/" + id + ".rest-" + number;
    }

    /** Another stage, from its beginning. */
    Export at(Stage next) {
        return Copy.of(this).with("stage", next).with("cursor", null).made();
    }

    /** The same stage, further on. */
    Export from(String further) {
        return Copy.of(this).with("cursor", further).made();
    }

    /** The same, of one worker alone until the instant; of nobody where that is null. */
    Export heldUntil(@Nullable Instant end) {
        return Copy.of(this).with("heldUntil", end).made();
    }
}
