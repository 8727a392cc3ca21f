package com.loctelli.leads;

import com.loctelli.contact.Country;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where the business is: what a telephone number without a calling code, and a lead of whom nothing is known, go by.
 *
 * @param business the sub-account as it was read; null where its opening did not end
 */
record Home(Country country, ZoneId zone, @Nullable SubAccount business) {
    /** A sub-account whose opening did not end takes leads all the same. */
    private static final Home UNKNOWN = new Home(Country.US, ZoneId.of("America/New_York"), null);

    /** The tenant's. */
    static Home of(Platform platform, Tenant tenant) {
        var stored = platform.database().table(TableName.SUBACCOUNTS).of(tenant).get(SubAccounts.KEY, SubAccount.class);
        return stored == null
                ? UNKNOWN
                : new Home(
                        Country.parse(stored.value().defaultCountry()).orElse(UNKNOWN.country),
                        stored.value().zone(),
                        stored.value());
    }
}
