package com.loctelli.leads.imports;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with imports. */
public final class ImportProblems {
    /** The import is not where this can be done. */
    public static final ProblemType NOT_NOW =
            new ProblemType("leads/import-not-now", 409, "The import cannot do this from where it is");
    /** The file of the import has not been uploaded. */
    public static final ProblemType NO_FILE =
            new ProblemType("leads/import-without-file", 409, "The file of the import is not there");
    /** What became of the import's rows is not known: it is not over, or was only tried, or taken back, or is too old. */
    public static final ProblemType NO_RESULTS =
            new ProblemType("leads/import-without-results", 409, "The import does not tell whom it brought");
    /** Somebody else has gone on with the import. */
    static final ProblemType MOVED = new ProblemType("leads/import-moved", 409, "The import has moved on meanwhile");

    private ImportProblems() {}
}
