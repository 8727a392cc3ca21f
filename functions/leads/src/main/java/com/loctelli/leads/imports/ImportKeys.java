package com.loctelli.leads.imports;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.Query;
import java.time.Instant;
import java.util.Locale;

/** The sort keys of imports. */
final class ImportKeys {
    static final String IMPORTS = "IMPORT#";
    private static final String ROWS = "IMPORTROW#";
    private static final String BACK = "IMPORTBACK#";

    private static final String TRIED = "IMPORTTRY#";
    private static final String LEFT = "IMPORTLEFT#";

    private ImportKeys() {}

    static String job(String id) {
        return IMPORTS + id;
    }

    static String row(String id, long row) {
        return ROWS + id + "#" + String.format(Locale.ROOT, "%07d", row);
    }

    /** Who came in an earlier row of a trial, by what they are known by. */
    static String tried(String id, Instant begun, String key) {
        return TRIED + id + "#" + Json.text(begun) + "#" + key;
    }

    /** What tells of an import that was left, from the instant on. */
    static String left(String id, Instant from) {
        return LEFT + Json.text(from) + "#" + id;
    }

    /** What tells of imports that are left now. */
    static Query left(Instant now) {
        return Query.between(LEFT, LEFT + Json.text(now));
    }

    /** What was done to a lead while the import was taken back. */
    static String back(String id, String leadId) {
        return BACK + id + "#" + leadId;
    }

    static Query rows(String id) {
        return Query.prefix(ROWS + id + "#");
    }

    /** The rows from the one number to the other, both included. */
    static Query rows(String id, long from, long to) {
        return Query.between(row(id, from), row(id, to));
    }
}
