package com.loctelli.bookings.calendars;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/calendars}: the sub-account's calendars. */
public final class ListCalendars implements Endpoint<ListCalendars.Request, Page<CalendarView>> {
    private final Calendars calendars;

    @Inject
    ListCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Page<CalendarView> handle(Caller caller, Request request) {
        int limit = request.limit() == null ? 50 : request.limit();
        return calendars.of(caller.tenant()).list(request.cursor(), limit).map(CalendarView::of);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerCalendarsComponent.factory().create(platform).listCalendars());
        }
    }
}
