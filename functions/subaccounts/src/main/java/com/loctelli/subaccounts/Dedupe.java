package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * What makes two arrivals one lead: each of the three does, and the second updates the lead. Nothing else can be set; what
 * an earlier version kept stays readable, and nothing acts on it.
 *
 * @param onConflict what happens to the second; {@code update}
 */
@Json
public record Dedupe(Boolean phone, Boolean email, Boolean externalId, OnConflict onConflict) {

    /** Fills in what is missing in what was stored. */
    public Dedupe {
        phone = Objects.requireNonNullElse(phone, true);
        email = Objects.requireNonNullElse(email, true);
        externalId = Objects.requireNonNullElse(externalId, true);
        onConflict = Objects.requireNonNullElse(onConflict, OnConflict.UPDATE);
    }

    /** What happens to a second arrival of the same lead. */
    public enum OnConflict {
        /** It updates the lead. */
        UPDATE,
        /** It would be refused; cannot be set. */
        REJECT,
        /** It would be made, and marked as a possible duplicate; cannot be set. */
        CREATE_FLAGGED;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
