package com.loctelli.messaging.consent;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What became of an agreement that the business told of. */
public enum AgreementOutcome {
    /** It stands in the ledger. */
    ENTERED,
    /** It stood there already. */
    UNCHANGED,
    /** The person does not want to be texted, which only they take back, or a person of the business for a reason. */
    OPTED_OUT,
    /** It was given before the person said no. */
    REVOKED_SINCE,
    /** Some of its fields are wrong. */
    WRONG;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
