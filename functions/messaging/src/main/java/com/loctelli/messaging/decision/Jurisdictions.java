package com.loctelli.messaging.decision;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;

/**
 * The hours in which law lets a business text for marketing, as data with a date and a source: not legal advice. The
 * federal hours of the United States hold everywhere there; some states are stricter.
 */
final class Jurisdictions {
    /** When this data was last looked at. */
    static final String VERSION = "us-2026-03";

    /** Where it comes from. */
    static final String SOURCE = "47 CFR 64.1200(c)(1) and state telemarketing statutes";

    private static final Window FEDERAL = Window.hours(8, 21);
    private static final Window EIGHT_TO_EIGHT = Window.hours(8, 20);
    private static final Window TEXAS_SUNDAY = Window.hours(12, 21);
    private static final Window RHODE_ISLAND_WEEKEND = Window.hours(10, 17);
    private static final Map<String, Window> STATES = Map.of(
            "FL", EIGHT_TO_EIGHT,
            "MD", EIGHT_TO_EIGHT,
            "MS", EIGHT_TO_EIGHT,
            "NJ", EIGHT_TO_EIGHT,
            "OK", EIGHT_TO_EIGHT,
            "CT", Window.hours(9, 20),
            "TX", Window.hours(9, 21),
            "RI", Window.hours(9, 18));

    private Jurisdictions() {}

    /** The legal window of that day of the week; empty where we know of no law. */
    static Optional<Window> of(String country, String state, DayOfWeek day) {
        if (!country.equals("US")) {
            return Optional.empty();
        }
        if (state.equals("TX") && day == DayOfWeek.SUNDAY) {
            return Optional.of(TEXAS_SUNDAY);
        }
        if (state.equals("RI") && (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY)) {
            return Optional.of(RHODE_ISLAND_WEEKEND);
        }
        return Optional.of(STATES.getOrDefault(state, FEDERAL));
    }
}
