package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.ConversationState.Objection;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/leads/{id}/conversation-state}: merges into what the conversation has found out. */
public final class UpdateConversationState
        implements Endpoint<UpdateConversationState.Request, Reply.Tagged<ConversationState>> {
    private final Leads leads;

    @Inject
    UpdateConversationState(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.Tagged<ConversationState> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant())
                .learn(
                        request.id(),
                        request.state(),
                        RequestScope.current().ifMatch().orElse(null),
                        caller.actor());
        return new Reply.Tagged<>(TenantLeads.state(lead.value()), lead.version());
    }

    /** What is known now; what is left out stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable Boolean qualified,
            @Nullable Instant qualificationDate,
            @Nullable @Size(max = 200) String budget,
            @Nullable @Size(max = 200) String timeline,
            @Nullable @Size(max = 200) String decisionMaker,
            ConversationState.@Nullable Stage stage,
            @Nullable @Size(max = 50) List<@Size(max = 300) String> painPoints,
            @Nullable @Size(max = 50) List<@Valid Objection> objections,
            @Nullable @Size(max = 50) List<@Size(max = 300) String> nextSteps) {

        ConversationState state() {
            return new ConversationState(
                    null,
                    qualified,
                    qualificationDate,
                    budget,
                    timeline,
                    decisionMaker,
                    stage,
                    painPoints,
                    objections,
                    nextSteps);
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).updateConversationState());
        }
    }
}
