package com.loctelli.messaging.decision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a sub-account's settings say about texting.
 *
 * @param days the days of the week on which it texts for marketing
 * @param perState narrower hours by state
 * @param asksLikeliestZoneOnly whether hours are judged in the likeliest zone instead of every possible one
 */
public record TenantRules(
        boolean canText,
        Window hours,
        Set<DayOfWeek> days,
        Map<String, Window> perState,
        boolean requiresConsent,
        boolean asksLikeliestZoneOnly,
        String country,
        ZoneId zone) {

    /** The hours of a local day: the sub-account's own, cut to what law allows at the place. */
    Optional<Window> on(LocalDate day, String placeCountry, String state) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        var own = perState.containsKey(state) ? hours.and(perState.getOrDefault(state, hours)) : hours;
        var legal = Jurisdictions.of(placeCountry, state, day.getDayOfWeek());
        return Optional.of(legal.map(own::and).orElse(own));
    }
}
