package com.loctelli.subaccounts;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * What is to make two arrivals one lead. It is kept and served, and nothing acts on it yet: number, address and outside id
 * each make two arrivals one lead, and the second updates it.
 *
 * @param onConflict what is to happen to the second
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
        /** It is refused. */
        REJECT,
        /** It is made, and marked as a possible duplicate. */
        CREATE_FLAGGED;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
