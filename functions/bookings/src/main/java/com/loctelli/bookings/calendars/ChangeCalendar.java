package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.ZoneId;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/calendars/{id}}: changes the fields that are given, at the version that {@code If-Match} names.
 * Bookings that were made keep their time, length and buffers.
 */
public final class ChangeCalendar implements Endpoint<ChangeCalendar.Request, Reply.Tagged<CalendarView>> {
    private final Calendars calendars;
    private final People people;

    @Inject
    ChangeCalendar(Calendars calendars, People people) {
        this.calendars = calendars;
        this.people = people;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        people.requireUsers(caller.tenant(), request.terms().who(), faults);
    }

    @Override
    public Reply.Tagged<CalendarView> handle(Caller caller, Request request) {
        var zone = request.timezone() == null ? null : request.timezone().getId();
        var scope = RequestScope.current();
        var fields = new CalendarChange(request.name(), zone, request.terms(), scope.removed());
        var stored = calendars.of(caller.tenant()).change(request.id(), fields, scope.ifMatch());
        return new Reply.Tagged<>(CalendarView.of(stored), stored.version());
    }

    /** The fields to change. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 120) String name,
            @Nullable ZoneId timezone,
            @Inline @Valid CalendarTerms terms) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerCalendarsComponent.factory().create(platform).changeCalendar());
        }
    }
}
