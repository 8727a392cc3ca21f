package com.loctelli.messaging.caps;

import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.usage.Metric;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the sub-account has used up its texts or their money to the last, left behind by the first claim that was refused,
 * so that the next text is judged by one read. It says nothing once the limits that it was made by have changed.
 *
 * @param period {@code day} or {@code month}
 * @param until when the count begins anew
 * @param metric what is used up; null of an earlier version, for texts
 */
@Json
public record TenantLimit(
        String period,
        Instant until,
        int smsPerDay,
        int smsPerMonth,
        @Nullable String metric,
        @Nullable Long smsMicrosPerDay,
        @Nullable Long smsMicrosPerMonth) {
    /** The sort key. */
    public static final String KEY = "SMSLIMIT";

    static TenantLimit of(SubAccount account, String metric, String period, Instant until) {
        var limits = account.settings().limits();
        var budgets = account.settings().budgets();
        return new TenantLimit(
                period,
                until,
                limits.smsPerDay(),
                limits.smsPerMonth(),
                metric,
                budgets.smsMicrosPerDay(),
                budgets.smsMicrosPerMonth());
    }

    /** The name of the rule by which texts are kept back: {@code tenant-day} or {@code budget-day}, or of the month. */
    public String rule() {
        return (isOfMoney() ? "budget-" : "tenant-") + period;
    }

    /** Whether it is the money that is used up. */
    boolean isOfMoney() {
        return Metric.SMS_MICROS.wire().equals(metric);
    }

    /** Whether it still binds. */
    public boolean holds(@Nullable SubAccount account, Instant now) {
        return account != null
                && until.isAfter(now)
                && equals(of(account, metric == null ? Metric.SMS.wire() : metric, period, until));
    }
}
