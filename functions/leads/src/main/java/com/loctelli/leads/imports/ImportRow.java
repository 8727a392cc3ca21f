package com.loctelli.leads.imports;

import com.loctelli.leads.Lead;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row, and what is needed to take that back.
 *
 * @param row its number, from 1
 * @param leadVersion the lead's once the row was worked
 * @param before the lead as it was, where it was changed
 * @param problems what could not be read; or why nothing became of the row: {@code no_contact}, {@code other_person} where
 *     the lead that has its outside id has another number and address, {@code limit_reached}
 */
@Json
public record ImportRow(
        long row,
        RowOutcome outcome,
        @Nullable String leadId,
        long leadVersion,
        @Nullable Lead before,
        List<String> problems) {}
