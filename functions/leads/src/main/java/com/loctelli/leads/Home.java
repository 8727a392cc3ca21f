package com.loctelli.leads;

import com.loctelli.contact.Country;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where the business is: what a telephone number without a calling code, and a lead of whom nothing is known, go by. */
record Home(Country country, ZoneId zone) {
    private static final Home UNKNOWN = new Home(Country.US, ZoneId.of("America/New_York"));

    /** The tenant's. */
    static Home of(Platform platform, Tenant tenant) {
        var stored = platform.database().table(TableName.SUBACCOUNTS).of(tenant).get("META", Place.class);
        return stored == null ? UNKNOWN : of(stored.value());
    }

    private static Home of(Place place) {
        var country = place.defaultCountry() == null ? Country.US : Country.parse(place.defaultCountry()).orElse(Country.US);
        try {
            return new Home(country, place.timezone() == null ? UNKNOWN.zone : ZoneId.of(place.timezone()));
        } catch (DateTimeException _) {
            return new Home(country, UNKNOWN.zone);
        }
    }

    /** What is read of the sub-account. */
    @io.avaje.jsonb.Json
    record Place(@Nullable String timezone, @Nullable String defaultCountry) {}
}
