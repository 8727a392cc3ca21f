package com.loctelli.leads.imports;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import at rest.
 *
 * @param mapping what each column is, by its header; null until it was given or found
 * @param tags put on every lead that it makes or changes
 * @param isGreeting whether the agent writes to the leads that it makes
 * @param failure why it could not be read to its end
 * @param reported of how many parts of the result the files are written
 * @param undoneFrom the row before which all is still to be taken back
 * @param undoUntil until when it can be undone
 * @param consent what everybody in its file has agreed to, where they have
 * @param bytes how much storage is counted for its file; null once that was given back
 */
@Json
public record ImportJob(
        String id,
        @Nullable String fileName,
        ImportStatus status,
        boolean isDryRun,
        boolean isGreeting,
        @Nullable Map<String, String> mapping,
        List<String> tags,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable List<String> header,
        @Nullable String failure,
        ImportTotals totals,
        int reported,
        @Nullable Long undoneFrom,
        @Nullable Instant undoUntil,
        @Nullable ImportConsent consent,
        @Nullable Long bytes) {

    /** As whom it makes and changes things. */
    public Actor actor() {
        return new Actor("import", id);
    }

    /** Whether rows were worked in earnest: then it is taken back, and not begun again over its own results. */
    boolean hasDone() {
        return !isDryRun && totals.rows() > 0;
    }

    /** Whether it waits to be begun, or to be begun again or in earnest. */
    boolean canBegin() {
        return switch (status) {
            case AWAITING_UPLOAD -> true;
            case FAILED -> !hasDone();
            case DONE -> isDryRun;
            case QUEUED, RUNNING, UNDOING, UNDONE -> false;
        };
    }

    /** Whether it is being worked, or about to be. */
    boolean isUnderWay() {
        return switch (status) {
            case QUEUED, RUNNING, UNDOING -> true;
            case AWAITING_UPLOAD, DONE, FAILED, UNDONE -> false;
        };
    }

    /** Whether its file is needed no more: it is not read again, and is nobody's proof of what people agreed to. */
    boolean isOver() {
        return !isUnderWay() && !canBegin() && consent == null;
    }

    /** Where its file lies. */
    public String file() {
        return "imports/" + id + "/rows.csv";
    }

    /** Where a part of its result lies. */
    String result(int part) {
        return "imports/" + id + "/result-" + (part + 1) + ".csv";
    }
}
