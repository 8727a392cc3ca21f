package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code GET /v1/users/{id}/schedule}: when a user can be booked. 404 for one who stated nothing: calendars then count
 * on office hours in their own zone.
 */
public final class GetSchedule implements Endpoint<GetSchedule.Request, Schedule> {
    private final Schedules schedules;

    @Inject
    GetSchedule(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public Schedule handle(Caller caller, Request request) {
        return schedules.need(caller.tenant(), request.id()).value();
    }

    /** Whose. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerCalendarsComponent.factory().create(platform).getSchedule());
        }
    }
}
