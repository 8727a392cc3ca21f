package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Duration;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/bookings/holds}: keeps a free slot from others for some minutes, ten unless said otherwise. What is
 * not confirmed by then is free again by itself.
 */
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
        var wanted = new NewBooking(
                request.calendarId(),
                request.leadId(),
                request.startAt(),
                request.durationMinutes(),
                request.userId(),
                request.subject(),
                request.notes(),
                BookingSource.USER,
                "request:" + ids.token(),
                null,
                request.type(),
                request.location());
        var hold = Duration.ofMinutes(request.holdMinutes() == null ? 10 : request.holdMinutes());
        var booking = bookings.of(caller.tenant()).hold(wanted, hold, caller.actor());
        return new Reply.Created<>(booking, booking.version());
    }

    /** Which slot, and for how long. */
    @Json
    @Valid
    public record Request(
            @NotBlank String calendarId,
            @Nullable String leadId,
            Instant startAt,
            @Nullable Integer durationMinutes,
            @Nullable String userId,
            @Nullable @Size(max = 200) String subject,
            @Nullable @Size(max = 4000) String notes,
            @Nullable @Size(max = 40) String type,
            @Nullable @Valid Location location,
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
