package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What binds a tenant at a moment: its settings and which day it is where it is. A tenant that has no item of its own
 * has the limits of one of which nothing was said.
 */
record Terms(SubAccountSettings settings, ZoneId zone, LocalDate today) {

    static Terms read(Platform platform, Tenant tenant) {
        return of(business(platform, tenant), platform.clock().now());
    }

    static @Nullable SubAccount business(Platform platform, Tenant tenant) {
        var stored = platform.database().table(TableName.SUBACCOUNTS).of(tenant).get(SubAccounts.KEY, SubAccount.class);
        return stored == null ? null : stored.value();
    }

    static Terms of(@Nullable SubAccount business, Instant now) {
        var zone = business == null ? ZoneOffset.UTC : business.zone();
        var settings = business == null ? SubAccountSettings.DEFAULTS : business.settings();
        return new Terms(settings, zone, LocalDate.ofInstant(now, zone));
    }

    long most(Metric metric) {
        return metric.most(settings);
    }

    long mostPerDay(Metric metric) {
        return metric.mostPerDay(settings);
    }

    int stripes(Metric metric) {
        return metric.stripes(Math.min(most(metric), mostPerDay(metric)));
    }

    Instant startOfTomorrow() {
        return today.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Instant startOfNextMonth() {
        return today.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant();
    }
}
