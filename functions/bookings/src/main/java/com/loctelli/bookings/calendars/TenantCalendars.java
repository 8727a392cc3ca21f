package com.loctelli.bookings.calendars;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sub-account's calendars. */
public final class TenantCalendars {
    static final String PREFIX = "CAL#";

    private final Platform platform;
    private final Rows rows;

    TenantCalendars(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.BOOKINGS).of(tenant);
    }

    /** The calendar, or null where there is none. */
    public @Nullable Stored<Calendar> find(String id) {
        return rows.get(Calendars.key(id), Calendar.class);
    }

    /** The calendar; without it the caller is answered 404. */
    public Stored<Calendar> need(String id) {
        return rows.need(Calendars.key(id), Calendar.class);
    }

    /** A page of the calendars. */
    public Page<Stored<Calendar>> list(@Nullable String cursor, int limit) {
        return rows.query(Query.prefix(PREFIX).limit(limit).after(cursor), Calendar.class);
    }

    /** Makes a calendar. */
    public Stored<Calendar> create(CalendarChange fields, Actor by) {
        var calendar = fields.create(platform.ids().next("cal"));
        var insert = rows.insert(Calendars.key(calendar.id()), calendar, by);
        platform.database().commit(insert);
        return insert.stored(calendar);
    }

    /** Changes a calendar; 412 where the expected version is no longer its own. Bookings keep the terms they were made on. */
    public Stored<Calendar> change(String id, CalendarChange fields, Optional<Long> expected) {
        var old = need(id);
        if (expected.isPresent() && expected.get() != old.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
        var calendar = fields.apply(old.value());
        var replacement = rows.replace(old, calendar);
        platform.database().commit(replacement);
        return replacement.stored(calendar);
    }

    /** Removes a calendar; its bookings stay. 404 where there is none. */
    public void remove(String id) {
        need(id);
        platform.database().commit(rows.delete(Calendars.key(id)));
    }
}
