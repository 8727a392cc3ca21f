package com.loctelli.leads.imports;

import io.avaje.jsonb.Json;

/**
 * What became of the rows.
 *
 * @param rows how many were worked
 * @param updated whose lead learnt something; in a trial also those of whom an earlier row of the file told
 * @param skipped whose lead knew all of it already
 * @param undone how many were taken back
 * @param kept how many were not, because somebody has changed the lead since or left something with it
 */
@Json
public record ImportTotals(long rows, long created, long updated, long skipped, long failed, long undone, long kept) {
    static final ImportTotals NONE = new ImportTotals(0, 0, 0, 0, 0, 0, 0);

    ImportTotals and(RowOutcome outcome) {
        return new ImportTotals(
                rows + 1,
                created + (outcome == RowOutcome.CREATED ? 1 : 0),
                updated + (outcome == RowOutcome.UPDATED ? 1 : 0),
                skipped + (outcome == RowOutcome.SKIPPED ? 1 : 0),
                failed + (outcome == RowOutcome.FAILED ? 1 : 0),
                undone,
                kept);
    }
}
