package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import java.time.ZoneId;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/calendars/{id}/slots?from&to&tz&explain}: the free slots that begin in a stretch of time, each
 * beginning once. With {@code tz} each is told by that zone's clock too; an empty answer says why, and with
 * {@code explain=true} each day does.
 */
public final class ListSlots implements Endpoint<ListSlots.Request, SlotsView> {
    private final Bookings bookings;

    @Inject
    ListSlots(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public SlotsView handle(Caller caller, Request request) {
        var answer = bookings.of(caller.tenant())
                .search(request.id(), request.from(), request.to(), request.durationMinutes());
        return SlotsView.of(answer, request.tz(), request.explain() != null && request.explain());
    }

    /** Where and when. */
    @Json
    @Valid
    public record Request(
            String id,
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
            super(platform, DaggerBookingsComponent.factory().create(platform).listSlots());
        }
    }
}
