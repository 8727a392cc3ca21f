package com.loctelli.campaigns;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Why a campaign is sent; it decides which rules bind its texts. */
public enum CampaignPurpose {
    /** Sells: bound to texting hours and, where the sub-account wants it so, to consent. */
    MARKETING,
    /** Tells people something they asked to be told. */
    INFORMATIONAL;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
