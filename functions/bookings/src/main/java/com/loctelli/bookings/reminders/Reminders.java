package com.loctelli.bookings.reminders;

import com.loctelli.bookings.Booking;
import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One tenant's reminders that wait, in the order of their times, so that those due are read alone. */
public final class Reminders {
    private static final String PREFIX = "REMIND#";
    private static final Duration KEPT = Duration.ofDays(7);

    private final Platform platform;
    private final Rows rows;

    /** The tenant's. */
    public Reminders(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.BOOKINGS).of(tenant);
    }

    /**
     * Plans those of an agreed appointment whose time came, or comes, after it was agreed; done again it plans the same
     * ones. One whose time has come by now, because the change was heard of late, is sent by the next sweep.
     *
     * @param agreedAt when the appointment became what it is
     */
    public void plan(Booking booking, Calendar calendar, Instant agreedAt) {
        var writes = new ArrayList<Write>();
        if (booking.isAgreed() && booking.leadId() != null) {
            for (var reminder : calendar.everyReminder()) {
                var fireAt = booking.startAt().minus(Duration.ofMinutes(reminder.offsetMinutes()));
                if (fireAt.isAfter(agreedAt)) {
                    var due = new DueReminder(
                            booking.id(),
                            booking.icalSequence(),
                            reminder.offsetMinutes(),
                            booking.startAt(),
                            fireAt,
                            reminder.template());
                    writes.add(rows.put(key(due), due, Actor.SYSTEM)
                            .expires(booking.startAt().plus(KEPT)));
                }
            }
        }
        if (!writes.isEmpty()) {
            platform.database().commit(writes);
        }
    }

    /** Those whose time has come, the longest due first. */
    List<Stored<DueReminder>> due(Instant now, int most) {
        return rows.query(Query.between(PREFIX, PREFIX + Json.text(now) + "~").limit(most), DueReminder.class)
                .data();
    }

    /** Nothing is left to do about it. */
    void done(Stored<DueReminder> due) {
        platform.database().commit(rows.delete(due.sk()));
    }

    private static String key(DueReminder due) {
        return PREFIX + Json.text(due.fireAt()) + "#" + due.bookingId() + "#" + due.offsetMinutes();
    }
}
