package com.loctelli.bookings;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;

/** {@code DELETE /v1/bookings/holds/{id}}: gives a held time back; 404 for what is no hold, or no longer one. */
public final class ReleaseHold implements Endpoint<ReleaseHold.Request, Reply.NoContent<NoRequest>> {
    private final Bookings bookings;

    @Inject
    ReleaseHold(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        bookings.of(caller.tenant()).release(request.id());
        return new Reply.NoContent<>();
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerBookingsComponent.factory().create(platform).releaseHold());
        }
    }
}
