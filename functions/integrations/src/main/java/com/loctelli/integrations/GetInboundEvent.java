package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/inbound-events/{id}}: an outside event with what was sent. */
public final class GetInboundEvent implements Endpoint<GetInboundEvent.Request, InboundEventView> {
    private final InboundEvents events;

    @Inject
    GetInboundEvent(InboundEvents events) {
        this.events = events;
    }

    @Override
    public InboundEventView handle(Caller caller, Request request) {
        var inbox = events.of(caller.tenant());
        var event = inbox.need(request.id()).value();
        return InboundEventView.of(event, inbox.body(event));
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).getInboundEvent());
        }
    }
}
