package com.loctelli.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The zones of countries, of the states and provinces of the USA and Canada, and of their postal prefixes, the most
 * populous zone first; an empty list where nothing is known.
 *
 * <p>Three small tables on the class path, each naming its source, read when first asked.
 */
final class PlaceZones {
    private static final int LONGEST_PREFIX = 5;
    private static final Map<String, List<ZoneId>> COUNTRIES = read("country-zones.txt", 1);
    private static final Map<String, List<ZoneId>> STATES = read("state-zones.txt", 1);
    private static final Map<String, List<ZoneId>> POSTAL = read("postal-zones.txt", 2);

    private PlaceZones() {}

    static List<ZoneId> ofCountry(Country country) {
        return COUNTRIES.getOrDefault(country.code(), List.of());
    }

    /** Accepts the postal code of a state or its English name. */
    static List<ZoneId> ofState(Country country, String state) {
        String code = StateNames.code(country, state);
        return STATES.getOrDefault(country.code() + '-' + code, List.of());
    }

    static List<ZoneId> ofPostalCode(Country country, String postalCode) {
        String code = postalCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        boolean wellFormed = country.equals(Country.US)
                ? code.matches("[0-9]{5}([0-9]{4})?")
                : code.matches("[A-Z][0-9][A-Z]([0-9][A-Z][0-9])?");
        if (!wellFormed) {
            return List.of();
        }
        for (int length = Math.min(LONGEST_PREFIX, code.length()); length > 0; length--) {
            List<ZoneId> zones = POSTAL.get(country.code() + ' ' + code.substring(0, length));
            if (zones != null) {
                return zones;
            }
        }
        return List.of();
    }

    private static Map<String, List<ZoneId>> read(String table, int keyWords) {
        Set<String> known = ZoneId.getAvailableZoneIds();
        Map<String, List<ZoneId>> zones = new HashMap<>();
        for (String line : lines(table)) {
            String[] words = line.split(" ", -1);
            // A zone younger than this runtime's rules is passed over; its neighbours in the line still stand.
            List<ZoneId> ofLine = Arrays.stream(words, keyWords, words.length)
                    .filter(known::contains)
                    .map(ZoneId::of)
                    .toList();
            if (keyWords == 1) {
                zones.put(words[0], ofLine);
            } else {
                putRange(zones, words[0], words[1], ofLine);
            }
        }
        return Map.copyOf(zones);
    }

    private static void putRange(Map<String, List<ZoneId>> zones, String country, String range, List<ZoneId> ofRange) {
        int dash = range.indexOf('-');
        if (dash < 0) {
            zones.put(country + ' ' + range, ofRange);
            return;
        }
        int last = Integer.parseInt(range.substring(dash + 1));
        for (int prefix = Integer.parseInt(range.substring(0, dash)); prefix <= last; prefix++) {
            String digits = Integer.toString(prefix);
            zones.put(country + ' ' + "0".repeat(dash - digits.length()) + digits, ofRange);
        }
    }

    private static List<String> lines(String table) {
        try (InputStream in = PlaceZones.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("missing table " + table);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
