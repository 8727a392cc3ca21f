package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code DELETE /v1/calendars/{id}}: nothing more is booked on it; the bookings that were made stay. */
public final class DeleteCalendar implements Endpoint<DeleteCalendar.Request, Reply.NoContent<NoRequest>> {
    private final Calendars calendars;

    @Inject
    DeleteCalendar(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        calendars.of(caller.tenant()).remove(request.id());
        return new Reply.NoContent<>();
    }

    /** Which one. */
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
            super(platform, DaggerCalendarsComponent.factory().create(platform).deleteCalendar());
        }
    }
}
