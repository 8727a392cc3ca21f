package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.ZoneId;
import javax.inject.Inject;

/**
 * {@code POST /v1/calendars}: a new calendar. Members are given by their ids alone, or in full with weight and
 * priority; a calendar of several is round robin unless it says otherwise.
 */
@Needs(Feature.BOOKING)
public final class CreateCalendar implements Endpoint<CreateCalendar.Request, Reply.Created<CalendarView>> {
    private final Calendars calendars;
    private final People people;

    @Inject
    CreateCalendar(Calendars calendars, People people) {
        this.calendars = calendars;
        this.people = people;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        faults.of(() -> request.calendar().create(""));
        people.requireUsers(caller.tenant(), request.terms().who(), faults);
    }

    @Override
    public Reply.Created<CalendarView> handle(Caller caller, Request request) {
        var stored = calendars.of(caller.tenant()).create(request.calendar(), caller.actor());
        return new Reply.Created<>(CalendarView.of(stored), stored.version());
    }

    /** The calendar's fields. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            ZoneId timezone,
            @Inline @Valid CalendarTerms terms) {

        /** Without a zone where that was wrong. */
        CalendarChange calendar() {
            return new CalendarChange(name, timezone == null ? null : timezone.getId(), terms);
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
            super(platform, DaggerCalendarsComponent.factory().create(platform).createCalendar());
        }
    }
}
