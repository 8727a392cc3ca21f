package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.util.Map;
import javax.inject.Inject;

/** {@code GET /v1/bookings/{id}/ics}: a booking as an iCalendar document, which other calendars take in. */
public final class GetBookingInvite implements Endpoint<GetBookingInvite.Request, Reply.Raw> {
    private final Bookings bookings;

    @Inject
    GetBookingInvite(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.Raw handle(Caller caller, Request request) {
        var stored = bookings.of(caller.tenant()).need(request.id());
        return new Reply.Raw(
                200,
                "text/calendar; charset=utf-8",
                Invite.of(stored),
                Map.of(
                        "cache-control",
                        "no-store",
                        "content-disposition",
                        "attachment; filename=\"" + request.id() + ".ics\""));
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
            super(platform, DaggerBookingsComponent.factory().create(platform).getBookingInvite());
        }
    }
}
