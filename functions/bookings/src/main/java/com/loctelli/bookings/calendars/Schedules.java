package com.loctelli.bookings.calendars;

import com.loctelli.access.users.TenantUsers;
import com.loctelli.access.users.User;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.HashMap;
import java.util.List;
import javax.inject.Inject;

/** The schedules of the users of sub-accounts. */
public final class Schedules {
    private static final String PREFIX = "SCHED#";

    private final Platform platform;

    /** Schedules on the ports of a process. */
    @Inject
    public Schedules(Platform platform) {
        this.platform = platform;
    }

    /** The schedule that a user stated; without one the caller is answered 404. */
    public Stored<Schedule> need(Tenant tenant, String userId) {
        return rows(tenant).need(PREFIX + userId, Schedule.class);
    }

    /** States a user's schedule, in place of the earlier one. */
    public void put(Tenant tenant, String userId, Schedule schedule, Actor by) {
        platform.database().commit(rows(tenant).put(PREFIX + userId, schedule, by));
    }

    /**
     * Those of the users who can be booked, in their order, with the schedules that they stated; one round trip. Nobody
     * is known in a sandbox, and so nobody is known there not to be bookable.
     */
    public Roster roster(Tenant tenant, List<String> userIds) {
        var batch = platform.database().batch(tenant);
        for (var id : userIds) {
            batch.want(TableName.ACCESS, TenantUsers.key(id)).want(TableName.BOOKINGS, PREFIX + id);
        }
        var read = batch.read();
        var bookable = userIds.stream()
                .filter(id -> read.find(TableName.ACCESS, TenantUsers.key(id), User.class)
                        .map(user -> user.value().isBookable())
                        .orElse(true))
                .toList();
        var stated = new HashMap<String, Schedule>();
        for (var id : bookable) {
            read.find(TableName.BOOKINGS, PREFIX + id, Schedule.class)
                    .ifPresent(stored -> stated.put(id, stored.value()));
        }
        return new Roster(bookable, stated);
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.BOOKINGS).of(tenant);
    }
}
