package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/**
 * {@code POST /v1/bookings}: books a free slot for a lead. Any other time is refused with
 * {@code bookings/slot-unavailable}, which says why and lists the nearest slots there are.
 */
@Needs(Feature.BOOKING)
public final class CreateBooking implements Endpoint<CreateBooking.Request, Reply.Created<BookingView>> {
    private final Bookings bookings;
    private final Ids ids;

    @Inject
    CreateBooking(Bookings bookings, Platform platform) {
        this.bookings = bookings;
        this.ids = platform.ids();
    }

    @Override
    public Reply.Created<BookingView> handle(Caller caller, Request request) {
        var wanted = request.wish().by(request.leadId(), RequestWish.key(caller, request, ids));
        var booking = bookings.of(caller.tenant()).book(wanted, caller.actor());
        return new Reply.Created<>(booking, booking.version());
    }

    /** Which slot, for whom and what for. */
    @Json
    @Valid
    public record Request(
            @NotBlank String leadId, @Inline @Valid SlotWish wish) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).createBooking());
        }
    }
}
