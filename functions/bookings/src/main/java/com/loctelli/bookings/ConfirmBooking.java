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
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/bookings/{id}/confirm}: makes a pending booking, or a hold that is not over, final. A hold may say now
 * for which lead it is.
 */
@Needs(Feature.BOOKING)
public final class ConfirmBooking implements Endpoint<ConfirmBooking.Request, Reply.Tagged<BookingView>> {
    private final Bookings bookings;

    @Inject
    ConfirmBooking(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.Tagged<BookingView> handle(Caller caller, Request request) {
        var booking = bookings.of(caller.tenant())
                .confirm(
                        request.id(),
                        request.leadId(),
                        caller.actor(),
                        RequestScope.current().ifMatch());
        return new Reply.Tagged<>(booking, booking.version());
    }

    /** Which one, and for whom. */
    @Json
    @Valid
    public record Request(String id, @Nullable String leadId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).confirmBooking());
        }
    }
}
