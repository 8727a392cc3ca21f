package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.time.Clock;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import java.time.Duration;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/bookings?from&to}: the bookings that begin in a stretch of time, in order; from now on for a year
 * where none is given. Filters apply to each page as it is read, so a page may hold fewer than its limit and yet not be
 * the last.
 */
public final class ListBookings implements Endpoint<ListBookings.Request, Page<BookingView>> {
    private final Bookings bookings;
    private final Clock clock;

    @Inject
    ListBookings(Bookings bookings, Platform platform) {
        this.bookings = bookings;
        this.clock = platform.clock();
    }

    @Override
    public Page<BookingView> handle(Caller caller, Request request) {
        int limit = request.limit() == null ? 50 : request.limit();
        var from = request.from() == null ? clock.now() : request.from();
        var to = request.to() == null ? from.plus(Duration.ofDays(365)) : request.to();
        if (!from.isBefore(to)) {
            throw Problem.field("/to", "value", "must be after from");
        }
        var page = bookings.of(caller.tenant()).between(from, to, request.cursor(), limit);
        var reach = caller.reach(Resource.BOOKINGS);
        var kept = page.data().stream()
                .filter(request::wants)
                .filter(booking -> reach.coversAny(booking.value().userIds()))
                .map(BookingView::of)
                .toList();
        return new Page<>(kept, page.next(), limit);
    }

    /** When, and which. */
    @Json
    @Valid
    public record Request(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String calendarId,
            @Nullable String userId,
            @Nullable BookingStatus status,
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {
        boolean wants(Stored<Booking> stored) {
            var booking = stored.value();
            return (calendarId == null || calendarId.equals(booking.calendarId()))
                    && (userId == null || booking.userIds().contains(userId))
                    && (status == null || status == booking.status());
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
            super(platform, DaggerBookingsComponent.factory().create(platform).listBookings());
        }
    }
}
