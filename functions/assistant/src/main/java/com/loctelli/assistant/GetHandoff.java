package com.loctelli.assistant;

import com.loctelli.assistant.trace.HandoffPackage;
import com.loctelli.assistant.trace.HandoffPackages;
import com.loctelli.conversations.Conversations;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/conversations/{id}/handoff}: what a person needs to know to go on where the agent stopped last. */
public final class GetHandoff implements Endpoint<GetHandoff.Request, HandoffPackage> {
    private final HandoffPackages packages;
    private final Conversations conversations;

    @Inject
    GetHandoff(HandoffPackages packages, Conversations conversations) {
        this.packages = packages;
        this.conversations = conversations;
    }

    @Override
    public HandoffPackage handle(Caller caller, Request request) {
        var head = conversations.of(caller.tenant()).need(request.id()).value();
        return packages.need(caller.tenant(), head.id());
    }

    /** Of which conversation. */
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
            super(platform, DaggerAssistantComponent.factory().create(platform).getHandoff());
        }
    }
}
