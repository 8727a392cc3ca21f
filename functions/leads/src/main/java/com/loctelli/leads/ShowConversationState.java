package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/leads/{id}/conversation-state}: what the conversation has found out. */
public final class ShowConversationState
        implements Endpoint<ShowConversationState.Request, Reply.Tagged<ConversationState>> {
    private final Leads leads;

    @Inject
    ShowConversationState(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.Tagged<ConversationState> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).need(request.id());
        return new Reply.Tagged<>(TenantLeads.state(lead.value()), lead.version());
    }

    /** Whose. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).showConversationState());
        }
    }
}
