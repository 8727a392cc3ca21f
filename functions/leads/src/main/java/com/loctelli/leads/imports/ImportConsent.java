package com.loctelli.leads.imports;

import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.FieldError;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody in an import's file has agreed to, as the business tells it.
 *
 * @param kind {@code express_written} and {@code express} allow marketing, {@code informational} does not; the words
 *     that were shown are needed for the first
 * @param textShown the words that they agreed to, as they were shown or read out; at most 4,000 characters
 * @param at when they agreed; when the import was made where nothing is said
 */
@Json
@Valid
public record ImportConsent(
        @Pattern(regexp = "express|express_written|informational")
        String kind,

        @Nullable @Size(max = 4000) String textShown,
        @Nullable Instant at) {

    /** Finds fault with what breaks a rule that is no constraint of one field; places are named below the pointer. */
    void check(String below, Instant now, Faults faults) {
        boolean isShown = textShown != null && !textShown.isBlank();
        if ("express_written".equals(kind) && !isShown) {
            faults.addAll(List.of(new FieldError(below + "/textShown", "required", "is required")));
        }
        faults.unless(at == null || !at.isAfter(now), below + "/at", "must not lie in the future");
    }

    /** The same with its time, so that it is the same agreement whenever it is told. */
    ImportConsent dated(Instant now) {
        return at == null ? new ImportConsent(kind, textShown, now) : this;
    }
}
