package com.loctelli.bookings.calendars;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** The calendars of sub-accounts. */
public final class Calendars {
    private final Platform platform;

    /** Calendars on the ports of a process. */
    @Inject
    public Calendars(Platform platform) {
        this.platform = platform;
    }

    /** One sub-account's. */
    public TenantCalendars of(Tenant tenant) {
        return new TenantCalendars(platform, tenant);
    }

    /** The sort key of a calendar in {@link com.loctelli.kernel.storage.TableName#BOOKINGS}. */
    public static String key(String calendarId) {
        return TenantCalendars.PREFIX + calendarId;
    }
}
