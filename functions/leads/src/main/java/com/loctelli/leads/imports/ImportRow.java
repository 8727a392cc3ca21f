package com.loctelli.leads.imports;

import com.loctelli.leads.Lead;
import com.loctelli.leads.PreparedCapture;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row, and what is needed to take that back.
 *
 * @param row its number, from 1
 * @param leadVersion the lead's once the row was worked
 * @param before the lead as it was, where it was changed
 * @param problems what could not be read; before that why nothing became of the row: {@code no_contact},
 *     {@code other_person} where the lead that has its outside id has another number and address, {@code limit_reached},
 *     {@code not_kept} where the lead would be larger than can be
 */
@Json
public record ImportRow(
        long row,
        RowOutcome outcome,
        @Nullable String leadId,
        long leadVersion,
        @Nullable Lead before,
        List<String> problems) {

    /** Why a row that could be worked is not. */
    enum Hindrance {
        /** There is no room for further leads. */
        LIMIT_REACHED,
        /** The lead, or what it was, would be larger than can be kept. */
        NOT_KEPT
    }

    /** What becomes of a row. */
    static ImportRow of(long number, @Nullable PreparedCapture capture, @Nullable Hindrance hindrance) {
        if (capture == null || capture.isNobody()) {
            return failed(number, "no_contact", capture);
        }
        if (capture.isAnother()) {
            return failed(number, "other_person", capture);
        }
        if (hindrance == Hindrance.NOT_KEPT) {
            return failed(number, "not_kept", capture);
        }
        if (hindrance == Hindrance.LIMIT_REACHED && capture.isNew()) {
            return failed(number, "limit_reached", capture);
        }
        var before = capture.before();
        if (before == null) {
            return new ImportRow(
                    number, RowOutcome.CREATED, capture.leadId(), capture.version(), null, capture.unread());
        }
        return new ImportRow(
                number,
                capture.isChanged() ? RowOutcome.UPDATED : RowOutcome.SKIPPED,
                capture.leadId(),
                capture.version(),
                capture.isChanged() ? before.value() : null,
                capture.unread());
    }

    private static ImportRow failed(long number, String why, @Nullable PreparedCapture capture) {
        var unread = capture == null ? Stream.<String>empty() : capture.unread().stream();
        return new ImportRow(
                number,
                RowOutcome.FAILED,
                null,
                0,
                null,
                Stream.concat(Stream.of(why), unread).toList());
    }
}
