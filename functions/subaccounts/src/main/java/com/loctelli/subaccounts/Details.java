package com.loctelli.subaccounts;

import com.loctelli.contact.Country;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.problem.Faults;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an admin says of a sub-account itself: what is null stays as it is. */
record Details(
        @Nullable String name,
        @Nullable String description,
        @Nullable String timezone,
        @Nullable String defaultCountry,
        @Nullable String locale) {

    /** Finds fault with what no constraint of the request tells. */
    void check(Faults faults) {
        faults.unless(name == null || !name.isBlank(), "/name", "must not be blank");
        faults.unless(
                defaultCountry == null || isCountry(defaultCountry),
                "/defaultCountry",
                "must be a country code such as US");
        faults.unless(
                locale == null || !Locale.forLanguageTag(locale).getLanguage().isEmpty(),
                "/locale",
                "must be a language tag such as en-US");
    }

    /** The sub-account with this, and without what {@code removed} names by JSON pointers. */
    SubAccount applied(SubAccount old, Set<String> removed) {
        return Copy.of(old)
                .told("name", name == null ? null : name.strip())
                .told("description", description)
                .told("timezone", timezone)
                .told("defaultCountry", defaultCountry)
                .told("locale", locale)
                .without(removed)
                .made();
    }

    private static boolean isCountry(String code) {
        return code.length() == 2
                && Country.parse(code)
                        .filter(country -> country.code().equals(code))
                        .isPresent();
    }
}
