package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/leads/{id}/bookings}: a lead's bookings of every status, the latest first. */
public final class ListLeadBookings implements Endpoint<ListLeadBookings.Request, Page<BookingView>> {
    private final Bookings bookings;
    private final Leads leads;

    @Inject
    ListLeadBookings(Bookings bookings, Leads leads) {
        this.bookings = bookings;
        this.leads = leads;
    }

    @Override
    public Page<BookingView> handle(Caller caller, Request request) {
        leads.of(caller.tenant()).need(request.id());
        int limit = request.limit() == null ? 50 : request.limit();
        return bookings.of(caller.tenant()).ofLead(request.id(), request.cursor(), limit);
    }

    /** Whose. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).listLeadBookings());
        }
    }
}
