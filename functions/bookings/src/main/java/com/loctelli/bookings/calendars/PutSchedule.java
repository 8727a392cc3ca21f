package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.time.ZoneId;
import java.util.List;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /v1/users/{id}/schedule}: when a user can be booked. A user states their own; a manager anybody's.
 * Bookings that were made stay where they are.
 */
public final class PutSchedule implements Endpoint<PutSchedule.Request, Schedule> {
    private final Schedules schedules;
    private final People people;

    @Inject
    PutSchedule(Schedules schedules, People people) {
        this.schedules = schedules;
        this.people = people;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        ScheduleRules.check(request.schedule(), faults);
    }

    @Override
    public Schedule handle(Caller caller, Request request) {
        var user = caller.user();
        people.requireUser(user.tenant(), request.id());
        if (!user.id().equals(request.id()) && !user.role().covers(Role.MANAGER)) {
            throw Problem.needing("role:" + Role.MANAGER.wire());
        }
        var schedule = request.schedule();
        schedules.put(user.tenant(), request.id(), schedule, user.actor());
        return schedule;
    }

    /** The whole schedule. */
    @Json
    @Valid
    public record Request(
            String id,
            ZoneId timezone,
            @Valid List<Schedule.WeekdayHours> weekly,
            @Nullable @Valid List<Schedule.DateHours> overrides,
            @Nullable @Valid List<Schedule.Absence> outOfOffice) {

        /** In UTC where the zone was wrong. */
        Schedule schedule() {
            return new Schedule(
                    timezone == null ? "UTC" : timezone.getId(),
                    weekly,
                    overrides == null ? List.of() : overrides,
                    outOfOffice == null ? List.of() : outOfOffice);
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerCalendarsComponent.factory().create(platform).putSchedule());
        }
    }
}
