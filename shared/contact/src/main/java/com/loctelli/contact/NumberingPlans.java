package com.loctelli.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The world's numbering plans, as libphonenumber knows them.
 *
 * <p>Touching this class reads the plan index, and each calling code's plan is read when its first number is asked
 * about: some 120 to 170 ms together in a cold process, then microseconds; the first zone costs about as much again.
 * Nothing in {@link PhoneNumber#ofE164} touches it, so a function that only carries numbers never pays.
 */
final class NumberingPlans {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private NumberingPlans() {}

    static Optional<PhoneNumber> parse(String raw, Country defaultCountry) {
        try {
            Phonenumber.PhoneNumber number = PLANS.parse(raw, defaultCountry.code());
            // A number too short to leave its own city is possible to dial there, but not for us.
            if (PLANS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Optional.empty();
            }
            String e164 = PLANS.format(number, PhoneNumberFormat.E164);
            return PhoneNumber.isE164(e164) ? Optional.of(PhoneNumber.ofE164(e164)) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** The geocoder says "Miami, FL" or "Florida", and "Washington State" to tell it from the city. */
    static Optional<String> stateOf(PhoneNumber phone) {
        var country = countryOf(phone);
        if (country.isEmpty()
                || !(country.get().equals(Country.US) || country.get().equals(Country.CA))) {
            return Optional.empty();
        }
        return read(phone)
                .map(number -> PhoneNumberOfflineGeocoder.getInstance().getDescriptionForNumber(number, Locale.ENGLISH))
                .map(place -> StateNames.code(
                        country.get(),
                        place.substring(place.lastIndexOf(',') + 1).replaceFirst(" State$", "")))
                .filter(state -> !PlaceZones.ofState(country.get(), state).isEmpty())
                .map(state -> country.get().code() + "-" + state);
    }

    static boolean isInUse(PhoneNumber phone) {
        return read(phone).map(PLANS::isValidNumber).orElse(false);
    }

    static Optional<Country> countryOf(PhoneNumber phone) {
        return read(phone).map(PLANS::getRegionCodeForNumber).flatMap(Country::parse);
    }

    static LineType lineTypeOf(PhoneNumber phone) {
        return switch (read(phone).map(PLANS::getNumberType).orElse(PhoneNumberUtil.PhoneNumberType.UNKNOWN)) {
            case MOBILE -> LineType.MOBILE;
            case FIXED_LINE -> LineType.FIXED_LINE;
            case FIXED_LINE_OR_MOBILE -> LineType.FIXED_LINE_OR_MOBILE;
            case TOLL_FREE -> LineType.TOLL_FREE;
            case PREMIUM_RATE -> LineType.PREMIUM_RATE;
            case VOIP -> LineType.VOIP;
            case SHARED_COST, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL, UNKNOWN -> LineType.UNKNOWN;
        };
    }

    static String display(PhoneNumber phone) {
        return read(phone)
                .map(n -> PLANS.format(n, PhoneNumberFormat.INTERNATIONAL))
                .orElse(phone.e164());
    }

    /** The zones that the prefix of a number lies in; none when the number says nothing of a place. */
    static List<ZoneId> zonesOf(PhoneNumber phone) {
        Optional<Phonenumber.PhoneNumber> number = read(phone);
        if (number.isEmpty() || !PLANS.isNumberGeographical(number.get())) {
            return List.of();
        }
        // "Etc/Unknown", or a zone younger than this runtime's rules, is passed over.
        Set<String> known = ZoneId.getAvailableZoneIds();
        return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number.get()).stream()
                .filter(known::contains)
                .map(ZoneId::of)
                .toList();
    }

    private static Optional<Phonenumber.PhoneNumber> read(PhoneNumber phone) {
        try {
            return Optional.of(PLANS.parse(phone.e164(), null));
        } catch (NumberParseException unassignedCallingCode) {
            return Optional.empty();
        }
    }
}
