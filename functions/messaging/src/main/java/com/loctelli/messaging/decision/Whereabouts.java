package com.loctelli.messaging.decision;

import com.loctelli.contact.Country;
import com.loctelli.contact.PhoneNumber;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a person may be.
 *
 * @param zones every zone it can be, the likeliest first
 * @param source how that is known, a wire name of {@link com.loctelli.contact.ZoneSource}
 * @param confidence how sure the likeliest is, 0 to 100
 * @param country ISO 3166, or empty where no address tells
 * @param state the postal abbreviation of the state, or empty
 * @param number the person's number, which was given out at some place, or null
 * @param homeCountry the business's country, for a person of whom nothing tells one
 */
public record Whereabouts(
        List<ZoneId> zones,
        String source,
        int confidence,
        String country,
        String state,
        @Nullable String number,
        String homeCountry) {

    public Whereabouts {
        zones = List.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a person is in some zone");
        }
    }

    ZoneId likeliest() {
        return zones.getFirst();
    }

    /**
     * Every country and state whose law may protect the person: that of the address, and that where the number was
     * given out, for some states hold a number of theirs to be a resident's.
     */
    public Set<String> places() {
        var places = new LinkedHashSet<String>();
        add(places, country, state);
        var phone = number;
        if (phone != null) {
            var given = PhoneNumber.ofE164(phone);
            given.country().map(Country::code).ifPresent(places::add);
            given.state().ifPresent(places::add);
        }
        if (places.isEmpty()) {
            places.add(homeCountry);
        }
        return places;
    }

    private static void add(Set<String> places, String country, String state) {
        if (!country.isEmpty()) {
            places.add(country);
            if (!state.isEmpty()) {
                places.add(country + "-" + state);
            }
        }
    }
}
