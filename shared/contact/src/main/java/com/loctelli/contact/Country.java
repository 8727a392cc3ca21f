package com.loctelli.contact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A country by its ISO 3166 code of two upper-case letters. */
public record Country(String code) {
    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    /** The United States of America. */
    public static final Country US = new Country("US");

    /** Canada. */
    public static final Country CA = new Country("CA");

    /** Accepts a code of ISO 3166, in upper case, and nothing else. */
    public Country {
        if (!KNOWN.contains(code)) {
            throw new IllegalArgumentException("not an ISO 3166 country code");
        }
    }

    /**
     * Reads what people and other systems write for a country: either ISO code in any case, the English name, or a
     * common short form such as "USA" or "UK".
     */
    public static Optional<Country> parse(String text) {
        String folded = fold(text);
        if (folded.length() == 2 && KNOWN.contains(folded)) {
            return Optional.of(new Country(folded));
        }
        return Optional.ofNullable(Names.BY_NAME.get(folded)).map(Country::new);
    }

    private static String fold(String text) {
        return text.strip().toUpperCase(Locale.ROOT).replace(".", "");
    }

    @Override
    public String toString() {
        return code;
    }

    /** Loaded only when somebody writes more than two letters: display names cost some ten milliseconds. */
    private static final class Names {
        static final Map<String, String> BY_NAME = read();

        private static Map<String, String> read() {
            Map<String, String> names = new HashMap<>();
            for (String code : KNOWN) {
                Locale country = Locale.of("", code);
                names.put(fold(country.getDisplayCountry(Locale.ENGLISH)), code);
                names.put(country.getISO3Country(), code);
            }
            names.put("UK", "GB");
            names.put("GREAT BRITAIN", "GB");
            names.put("ENGLAND", "GB");
            names.put("SCOTLAND", "GB");
            names.put("WALES", "GB");
            names.put("AMERICA", "US");
            names.put("UNITED STATES OF AMERICA", "US");
            return Map.copyOf(names);
        }
    }
}
