package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.time.ZoneId;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/bookings/availability}: the same answer as {@link ListSlots}, for a question in a body. */
@Needs(Feature.BOOKING)
public final class CheckAvailability implements Endpoint<CheckAvailability.Request, SlotsView> {
    private final Bookings bookings;

    @Inject
    CheckAvailability(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public SlotsView handle(Caller caller, Request request) {
        var answer = bookings.of(caller.tenant())
                .search(request.calendarId(), request.from(), request.to(), request.durationMinutes());
        return SlotsView.of(answer, request.tz(), request.explain() != null && request.explain());
    }

    /** Where and when. */
    @Json
    @Valid
    public record Request(
            @NotBlank String calendarId,
            Instant from,
            Instant to,
            @Nullable ZoneId tz,
            @Nullable Boolean explain,
            @Nullable Integer durationMinutes) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).checkAvailability());
        }
    }
}
