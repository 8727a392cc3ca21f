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
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/bookings}: books a free slot for a lead. Any other time is refused with
 * {@code bookings/slot-unavailable}, which says why and lists the nearest slots there are.
 */
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
        var booking = bookings.of(caller.tenant()).book(wanted, caller.actor());
        return new Reply.Created<>(booking, booking.version());
    }

    /** Which slot, for whom and what for. */
    @Json
    @Valid
    public record Request(
            @NotBlank String calendarId,
            @NotBlank String leadId,
            Instant startAt,
            @Nullable Integer durationMinutes,
            @Nullable String userId,
            @Nullable @Size(max = 200) String subject,
            @Nullable @Size(max = 4000) String notes,
            @Nullable @Size(max = 40) String type,
            @Nullable @Valid Location location) {}

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
