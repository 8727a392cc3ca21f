package com.loctelli.messaging.decision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a sub-account's settings say about texting.
 *
 * @param days the days of the week on which it texts for marketing
 * @param perState narrower hours by state
 * @param requiresRegistration whether marketing to the United States needs a number that is known to be registered
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
        ZoneId zone,
        boolean requiresRegistration) {

    /** Those of a sub-account that does not ask for a registration. */
    TenantRules(
            boolean canText,
            Window hours,
            Set<DayOfWeek> days,
            Map<String, Window> perState,
            boolean requiresConsent,
            boolean asksLikeliestZoneOnly,
            String country,
            ZoneId zone) {
        this(canText, hours, days, perState, requiresConsent, asksLikeliestZoneOnly, country, zone, false);
    }

    /**
     * The hours of a local day: the sub-account's own, cut to what law allows at every one of the places; empty where
     * nothing is left.
     */
    public Optional<Window> on(LocalDate day, Collection<String> places) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        var own = hours;
        for (var place : places) {
            var narrower = perState.get(place.substring(place.indexOf('-') + 1));
            own = narrower == null || place.indexOf('-') < 0 ? own : own.and(narrower);
        }
        return Jurisdictions.narrowed(own, places, day);
    }
}
