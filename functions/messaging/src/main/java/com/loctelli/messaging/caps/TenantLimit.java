package com.loctelli.messaging.caps;

import com.loctelli.subaccounts.SubAccount;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the sub-account has used up its texts, left behind by the first claim that was refused, so that the next text is
 * judged by one read. It says nothing once the limits that it was made by have changed.
 *
 * @param period {@code day} or {@code month}
 * @param until when the count begins anew
 */
@Json
public record TenantLimit(String period, Instant until, int smsPerDay, int smsPerMonth) {
    /** The sort key. */
    public static final String KEY = "SMSLIMIT";

    /** Whether it still binds. */
    public boolean holds(@Nullable SubAccount account, Instant now) {
        if (account == null) {
            return false;
        }
        var limits = account.settings().limits();
        return until.isAfter(now) && limits.smsPerDay() == smsPerDay && limits.smsPerMonth() == smsPerMonth;
    }
}
