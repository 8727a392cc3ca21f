package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/bookings/{id}/reschedule}: moves a booking to another free slot of its calendar, with the same person
 * where they have time. A time that cannot be booked is refused with {@code bookings/slot-unavailable} and leaves the
 * booking where it was.
 */
@Needs(Feature.BOOKING)
public final class RescheduleBooking implements Endpoint<RescheduleBooking.Request, Reply.Tagged<BookingView>> {
    private final Bookings bookings;

    @Inject
    RescheduleBooking(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.Tagged<BookingView> handle(Caller caller, Request request) {
        var move = new Move(request.startAt(), request.durationMinutes(), request.userId(), request.reason());
        var booking = bookings.of(caller.tenant())
                .reschedule(
                        request.id(),
                        move,
                        caller.actor(),
                        RequestScope.current().ifMatch());
        return new Reply.Tagged<>(booking, booking.version());
    }

    /** Where to. */
    @Json
    @Valid
    public record Request(
            String id,
            Instant startAt,
            @Nullable Integer durationMinutes,
            @Nullable String userId,
            @Nullable @Size(max = 500) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).rescheduleBooking());
        }
    }
}
