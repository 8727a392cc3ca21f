package com.loctelli.contact;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs everything known of a person to guess their time zone.
 *
 * <p>The surest evidence wins. Where it leaves several zones (Tennessee has two), weaker evidence chooses among them
 * but never outside them, and the candidates stay in the answer. A mobile's area code moves with its owner, so it
 * counts for less than any address.
 */
public final class ZoneInference {
    private static final int SAID = 95;
    private static final int FORM = 90;
    private static final int POSTAL = 88;
    private static final int ADDRESS = 85;
    private static final int INTEGRATION = 70;
    private static final int ONLY_ZONE_OF_NUMBERS_COUNTRY = 75;
    private static final int AREA_CODE = 60;
    private static final int DEFAULT = 20;

    /** An offset is right today and perhaps wrong after the next change of clocks. */
    private static final int BARE_OFFSET = 15;

    private ZoneInference() {}

    /** The best guess, down to the business's own zone when nothing is known. */
    public static ZoneGuess infer(ZoneHints hints) {
        List<ZoneGuess> guesses = new ArrayList<>();
        named(hints.said(), ZoneSource.LEAD_SAID, SAID).ifPresent(guesses::add);
        named(hints.form(), ZoneSource.FORM, FORM).ifPresent(guesses::add);
        named(hints.integration(), ZoneSource.INTEGRATION, INTEGRATION).ifPresent(guesses::add);
        ofAddress(hints).forEach(guesses::add);
        Optional<Country> home = Optional.ofNullable(hints.country()).flatMap(Country::parse);
        PhoneNumber phone = hints.phone();
        // Numbering plans are slow to load: what the person said or where they live needs no help from a prefix.
        if (phone != null && guesses.stream().noneMatch(g -> g.isSingle() && g.confidence() >= ADDRESS)) {
            // A number of another country than the address's tells where its owner comes from, not where they live.
            ofPhone(phone)
                    .filter(guess -> home.isEmpty() || phone.country().equals(home))
                    .ifPresent(guesses::add);
        }
        guesses.add(new ZoneGuess(hints.businessZone(), ZoneSource.DEFAULT, DEFAULT, List.of(hints.businessZone())));

        guesses.sort(Comparator.comparingInt(ZoneGuess::confidence).reversed().thenComparing(ZoneGuess::source));
        ZoneGuess best = guesses.getFirst();
        return best.isSingle() ? best : narrowed(best, guesses);
    }

    /** What a telephone number alone tells; empty for toll-free, satellite and unassigned numbers. */
    public static Optional<ZoneGuess> ofPhone(PhoneNumber phone) {
        List<ZoneId> ofCountry = phone.country().map(PlaceZones::ofCountry).orElse(List.of());
        if (ofCountry.size() == 1) {
            return guess(ofCountry, ZoneSource.AREA_CODE, ONLY_ZONE_OF_NUMBERS_COUNTRY);
        }
        return guess(NumberingPlans.zonesOf(phone), ZoneSource.AREA_CODE, AREA_CODE);
    }

    private static Optional<ZoneGuess> named(@Nullable String words, ZoneSource source, int confidence) {
        return Optional.ofNullable(words)
                .flatMap(ZoneNames::parse)
                .map(zone ->
                        new ZoneGuess(zone, source, confidence - (hasRegion(zone) ? 0 : BARE_OFFSET), List.of(zone)));
    }

    private static boolean hasRegion(ZoneId zone) {
        return zone.getId().indexOf('/') > 0 || zone.getId().equals("UTC");
    }

    private static List<ZoneGuess> ofAddress(ZoneHints hints) {
        Optional<Country> named = Optional.ofNullable(hints.country()).flatMap(Country::parse);
        Country country = named.orElse(hints.businessCountry());
        List<ZoneGuess> guesses = new ArrayList<>();
        boolean hasTables = country.equals(Country.US) || country.equals(Country.CA);
        if (hasTables && hints.postalCode() != null) {
            guess(PlaceZones.ofPostalCode(country, hints.postalCode()), ZoneSource.POSTAL, POSTAL)
                    .ifPresent(guesses::add);
        }
        if (hasTables && hints.state() != null) {
            guess(PlaceZones.ofState(country, hints.state()), ZoneSource.ADDRESS, ADDRESS)
                    .ifPresent(guesses::add);
        }
        named.flatMap(c -> guess(PlaceZones.ofCountry(c), ZoneSource.ADDRESS, ADDRESS))
                .ifPresent(guesses::add);
        return guesses;
    }

    /** The more zones the evidence leaves, the less it is worth; always more than knowing nothing. */
    private static Optional<ZoneGuess> guess(List<ZoneId> zones, ZoneSource source, int confidence) {
        if (zones.isEmpty()) {
            return Optional.empty();
        }
        int worth = zones.size() == 1 ? confidence : Math.max(DEFAULT + 5, confidence * 4 / (3 + zones.size()));
        return Optional.of(new ZoneGuess(zones.getFirst(), source, worth, zones));
    }

    private static ZoneGuess narrowed(ZoneGuess best, List<ZoneGuess> all) {
        return all.stream()
                .skip(1)
                .filter(other -> other.isSingle() && best.candidates().contains(other.zone()))
                .findFirst()
                .map(other -> best.preferring(other.zone()))
                .orElse(best);
    }
}
