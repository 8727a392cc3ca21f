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
        @Nullable ImportConsent consent) {

    /** As whom it makes and changes things. */
    public Actor actor() {
        return new Actor("import", id);
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
