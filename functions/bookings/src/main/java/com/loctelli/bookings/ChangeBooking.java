package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Location;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/bookings/{id}}: changes what is said about a booking. Its time is changed by
 * {@link RescheduleBooking}, its status by the calls of that name.
 */
public final class ChangeBooking implements Endpoint<ChangeBooking.Request, Reply.Tagged<BookingView>> {
    private final Bookings bookings;

    @Inject
    ChangeBooking(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.Tagged<BookingView> handle(Caller caller, Request request) {
        var scope = RequestScope.current();
        var stored = bookings.of(caller.tenant()).tell(request.id(), request, scope.removed(), scope.ifMatch());
        return new Reply.Tagged<>(BookingView.of(stored), stored.version());
    }

    /** The fields to change; null takes away. */
    @Json
    @Valid
    public record Request(
            String id,
            @Removable @Nullable @Size(max = 40) String type,
            @Removable @Nullable @Size(max = 200) String subject,
            @Removable @Nullable @Valid Location location,
            @Removable @Nullable @Size(max = 4000) String notes) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).changeBooking());
        }
    }
}
