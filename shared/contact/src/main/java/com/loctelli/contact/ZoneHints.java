package com.loctelli.contact;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of where a person lives; every part may be missing but the business's own zone.
 *
 * <p>{@code said}, {@code form} and {@code integration} name a zone in any words that {@link ZoneNames} reads. State
 * and postal code are read in the country of the address, or of the business when the address names none.
 */
public record ZoneHints(
        @Nullable String said,
        @Nullable String form,
        @Nullable String country,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String integration,
        @Nullable PhoneNumber phone,
        Country businessCountry,
        ZoneId businessZone) {

    /** Knows nothing but the business. */
    public static ZoneHints ofBusiness(Country country, ZoneId zone) {
        return new ZoneHints(null, null, null, null, null, null, null, country, zone);
    }

    /** Adds what the person told us. */
    public ZoneHints withSaid(@Nullable String text) {
        return new ZoneHints(text, form, country, state, postalCode, integration, phone, businessCountry, businessZone);
    }

    /** Adds what a form or a browser named. */
    public ZoneHints withForm(@Nullable String text) {
        return new ZoneHints(said, text, country, state, postalCode, integration, phone, businessCountry, businessZone);
    }

    /** Adds the parts of an address that tell of a zone. */
    public ZoneHints withAddress(@Nullable String ofCountry, @Nullable String ofState, @Nullable String ofPostalCode) {
        return new ZoneHints(
                said, form, ofCountry, ofState, ofPostalCode, integration, phone, businessCountry, businessZone);
    }

    /** Adds what another system says. */
    public ZoneHints withIntegration(@Nullable String text) {
        return new ZoneHints(said, form, country, state, postalCode, text, phone, businessCountry, businessZone);
    }

    /** Adds the telephone number. */
    public ZoneHints withPhone(@Nullable PhoneNumber number) {
        return new ZoneHints(
                said, form, country, state, postalCode, integration, number, businessCountry, businessZone);
    }

    /** Leaves the personal parts out. */
    @Override
    public String toString() {
        return "ZoneHints[" + businessCountry + ", " + businessZone + "]";
    }
}
