package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/inbound-events}: what outside systems sent, newest first. */
public final class ListInboundEvents implements Endpoint<ListInboundEvents.Request, Page<InboundEventView>> {
    private final InboundEvents events;

    @Inject
    ListInboundEvents(InboundEvents events) {
        this.events = events;
    }

    @Override
    public Page<InboundEventView> handle(Caller caller, Request request) {
        return events.of(caller.tenant())
                .page(request.state(), request.cursor(), request.limit() == null ? 50 : request.limit())
                .map(stored -> InboundEventView.of(stored.value()));
    }

    /** Which ones. */
    @Json
    @Valid
    public record Request(
            @Nullable EventState state,
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).listInboundEvents());
        }
    }
}
