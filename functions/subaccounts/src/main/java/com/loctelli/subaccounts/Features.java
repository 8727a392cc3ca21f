package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import java.util.Objects;

/** What is switched on; everything is where nothing was said. */
@Json
public record Features(Boolean sms, Boolean ai, Boolean booking, Boolean forms, Boolean campaigns, Boolean webhooks) {

    /** Fills in what is missing in what was stored. */
    public Features {
        sms = Objects.requireNonNullElse(sms, true);
        ai = Objects.requireNonNullElse(ai, true);
        booking = Objects.requireNonNullElse(booking, true);
        forms = Objects.requireNonNullElse(forms, true);
        campaigns = Objects.requireNonNullElse(campaigns, true);
        webhooks = Objects.requireNonNullElse(webhooks, true);
    }
}
