package com.loctelli.bookings.calendars;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** The schedules that were stated, by user; one round trip. */
    public Map<String, Schedule> of(Tenant tenant, List<String> userIds) {
        var keys = userIds.stream().map(id -> PREFIX + id).toList();
        return rows(tenant).all(keys, Schedule.class).stream()
                .collect(Collectors.toMap(stored -> stored.sk().substring(PREFIX.length()), Stored::value));
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.BOOKINGS).of(tenant);
    }
}
