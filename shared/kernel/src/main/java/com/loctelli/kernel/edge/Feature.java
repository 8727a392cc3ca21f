package com.loctelli.kernel.edge;

import java.util.Locale;

/** What an agency may switch off for a sub-account, by the names of its settings. */
public enum Feature {
    /** Texting. */
    SMS,
    /** The agent. */
    AI,
    /** Calendars and bookings. */
    BOOKING,
    /** Forms. */
    FORMS,
    /** Texts to many. */
    CAMPAIGNS,
    /** Events to outside systems. */
    WEBHOOKS;

    /** The name in the settings and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
