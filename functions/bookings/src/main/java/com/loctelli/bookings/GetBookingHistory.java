package com.loctelli.bookings;

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

/** {@code GET /v1/bookings/{id}/history}: what happened to a booking and who did it, in order. */
public final class GetBookingHistory implements Endpoint<GetBookingHistory.Request, Page<BookingEvent>> {
    private final Bookings bookings;

    @Inject
    GetBookingHistory(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Page<BookingEvent> handle(Caller caller, Request request) {
        int limit = request.limit() == null ? 50 : request.limit();
        return bookings.of(caller.tenant()).history(request.id(), request.cursor(), limit);
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(
            String id,
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
            super(platform, DaggerBookingsComponent.factory().create(platform).getBookingHistory());
        }
    }
}
