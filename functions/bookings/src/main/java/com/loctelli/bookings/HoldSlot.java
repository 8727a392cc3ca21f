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
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import java.time.Duration;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/bookings/holds}: keeps a free slot from others for some minutes, ten unless said otherwise. What is
 * not confirmed by then is free again by itself.
 */
@Needs(Feature.BOOKING)
public final class HoldSlot implements Endpoint<HoldSlot.Request, Reply.Created<BookingView>> {
    private final Bookings bookings;
    private final Ids ids;

    @Inject
    HoldSlot(Bookings bookings, Platform platform) {
        this.bookings = bookings;
        this.ids = platform.ids();
    }

    @Override
    public Reply.Created<BookingView> handle(Caller caller, Request request) {
        var wanted = request.wish().by(request.leadId(), RequestWish.key(caller, request, ids));
        var hold = Duration.ofMinutes(request.holdMinutes() == null ? 10 : request.holdMinutes());
        var booking = bookings.of(caller.tenant()).hold(wanted, hold, caller.actor());
        return new Reply.Created<>(booking, booking.version());
    }

    /** Which slot, and for how long. */
    @Json
    @Valid
    public record Request(
            @Nullable String leadId,
            @Inline @Valid SlotWish wish,
            @Nullable @Range(min = 1, max = 60) Integer holdMinutes) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).holdSlot());
        }
    }
}
