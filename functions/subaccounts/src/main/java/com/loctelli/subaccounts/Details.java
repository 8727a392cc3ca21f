package com.loctelli.subaccounts;

import com.loctelli.contact.Country;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an admin says of a sub-account itself: what is null stays as it is. */
record Details(
        @Nullable String name,
        @Nullable String description,
        @Nullable String timezone,
        @Nullable String defaultCountry,
        @Nullable String locale) {

    /** Throws a 400 that names every field that cannot be. */
    void check() {
        var wrong = new ArrayList<FieldError>();
        if (name != null && name.isBlank()) {
            wrong.add(new FieldError("/name", "value", "must not be blank"));
        }
        if (timezone != null && !isZone(timezone)) {
            wrong.add(new FieldError("/timezone", "value", "must be a zone such as America/New_York"));
        }
        if (defaultCountry != null && !isCountry(defaultCountry)) {
            wrong.add(new FieldError("/defaultCountry", "value", "must be a country code such as US"));
        }
        if (locale != null && Locale.forLanguageTag(locale).getLanguage().isEmpty()) {
            wrong.add(new FieldError("/locale", "value", "must be a language tag such as en-US"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(wrong);
        }
    }

    SubAccount applied(SubAccount old) {
        return Copy.of(old)
                .told("name", name == null ? null : name.strip())
                .told("description", description)
                .told("timezone", timezone)
                .told("defaultCountry", defaultCountry)
                .told("locale", locale)
                .made();
    }

    private static boolean isZone(String id) {
        try {
            return !ZoneId.of(id).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isCountry(String code) {
        return code.length() == 2
                && Country.parse(code)
                        .filter(country -> country.code().equals(code))
                        .isPresent();
    }
}
