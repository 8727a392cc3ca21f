package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code POST /v1/bookings/{id}/complete}: notes that an appointment took place, once it has begun. */
public final class CompleteBooking implements Endpoint<CompleteBooking.Request, Reply.Tagged<BookingView>> {
    private final Bookings bookings;

    @Inject
    CompleteBooking(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.Tagged<BookingView> handle(Caller caller, Request request) {
        var booking = bookings.of(caller.tenant())
                .complete(request.id(), caller.actor(), RequestScope.current().ifMatch());
        return new Reply.Tagged<>(booking, booking.version());
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
            super(platform, DaggerBookingsComponent.factory().create(platform).completeBooking());
        }
    }
}
