package com.loctelli.contact;

import java.util.Locale;

/** How a time zone is known, the surest first. */
public enum ZoneSource {
    /** The person told us in a conversation. */
    LEAD_SAID,
    /** A form that the person filled in or whose browser named it. */
    FORM,
    /** The state, province or country of the address. */
    ADDRESS,
    /** The postal code of the address. */
    POSTAL,
    /** The prefix of the telephone number. */
    AREA_CODE,
    /** Another system said so. */
    INTEGRATION,
    /** Nothing is known: the business's own zone. */
    DEFAULT;

    /** The name in stored items and in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source of that {@link #wireName()}. */
    public static ZoneSource ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
