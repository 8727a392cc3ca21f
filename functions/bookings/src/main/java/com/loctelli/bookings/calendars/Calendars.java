package com.loctelli.bookings.calendars;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
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

    /**
     * Writes a calendar, with those of its members who can be booked and their schedules, among another's rows, as they
     * are now: for a rehearsal.
     */
    public void copy(String calendarId, Tenant from, Tenant to) {
        var original = of(from).need(calendarId).value();
        var schedules = new Schedules(platform);
        var roster = schedules.roster(from, original.memberIds());
        var calendar = original.keeping(roster.bookable());
        roster.stated().forEach((user, schedule) -> schedules.put(to, user, schedule, Actor.SYSTEM));
        platform.database()
                .commit(platform.database()
                        .table(TableName.BOOKINGS)
                        .of(to)
                        .put(key(calendarId), calendar, Actor.SYSTEM));
    }

    /** The sort key of a calendar in {@link com.loctelli.kernel.storage.TableName#BOOKINGS}. */
    public static String key(String calendarId) {
        return TenantCalendars.PREFIX + calendarId;
    }
}
