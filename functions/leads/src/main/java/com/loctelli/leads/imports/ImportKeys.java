package com.loctelli.leads.imports;

import com.loctelli.kernel.storage.Query;
import java.util.Locale;

/** The sort keys of imports. */
final class ImportKeys {
    static final String IMPORTS = "IMPORT#";
    private static final String ROWS = "IMPORTROW#";
    private static final String BACK = "IMPORTBACK#";

    private ImportKeys() {}

    static String job(String id) {
        return IMPORTS + id;
    }

    static String row(String id, long row) {
        return ROWS + id + "#" + String.format(Locale.ROOT, "%07d", row);
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
