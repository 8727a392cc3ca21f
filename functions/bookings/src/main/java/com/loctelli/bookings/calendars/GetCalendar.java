package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code GET /v1/calendars/{id}}: one calendar. */
public final class GetCalendar implements Endpoint<GetCalendar.Request, Reply.Tagged<CalendarView>> {
    private final Calendars calendars;

    @Inject
    GetCalendar(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Reply.Tagged<CalendarView> handle(Caller caller, Request request) {
        var stored = calendars.of(caller.tenant()).need(request.id());
        return new Reply.Tagged<>(CalendarView.of(stored), stored.version());
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
            super(platform, DaggerCalendarsComponent.factory().create(platform).getCalendar());
        }
    }
}
