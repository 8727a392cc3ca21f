package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/bookings/{id}/cancel}: cancels it, with a reason; one that is cancelled already stays so. */
public final class CancelBooking implements Endpoint<CancelBooking.Request, Reply.Tagged<BookingView>> {
    private final Bookings bookings;

    @Inject
    CancelBooking(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.Tagged<BookingView> handle(Caller caller, Request request) {
        var booking = bookings.of(caller.tenant())
                .cancel(
                        request.id(),
                        request.reason(),
                        caller.actor(),
                        RequestScope.current().ifMatch());
        return new Reply.Tagged<>(booking, booking.version());
    }

    /** Which one, and why. */
    @Json
    @Valid
    public record Request(
            String id, @Nullable @Size(max = 500) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).cancelBooking());
        }
    }
}
