package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/inbound-events/{id}/replay}: works an outside event again, as a new event. */
public final class ReplayInboundEvent
        implements Endpoint<ReplayInboundEvent.Request, Reply.Accepted<InboundEventView>> {
    private final InboundEvents events;

    @Inject
    ReplayInboundEvent(InboundEvents events) {
        this.events = events;
    }

    @Override
    public Reply.Accepted<InboundEventView> handle(Caller caller, Request request) {
        var inbox = events.of(caller.tenant());
        return new Reply.Accepted<>(InboundEventView.of(inbox.replay(inbox.need(request.id()))));
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
                    DaggerIntegrationsComponent.factory().create(platform).replayInboundEvent());
        }
    }
}
