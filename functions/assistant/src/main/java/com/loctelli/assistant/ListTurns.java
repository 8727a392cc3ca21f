package com.loctelli.assistant;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.conversations.Conversations;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/conversations/{id}/turns}: what the agent did in a conversation, newest first. */
public final class ListTurns implements Endpoint<ListTurns.Query, Page<TurnView>> {
    private static final int USUAL = 50;

    private final Turns turns;
    private final Conversations conversations;

    @Inject
    ListTurns(Turns turns, Conversations conversations) {
        this.turns = turns;
        this.conversations = conversations;
    }

    @Override
    public Page<TurnView> handle(Caller caller, Query query) {
        conversations.of(caller.tenant()).need(query.id());
        var limit = query.limit();
        return turns.list(caller.tenant(), query.id(), query.cursor(), limit == null ? USUAL : limit);
    }

    /** Which conversation's. */
    @Json
    @Valid
    public record Query(
            String id,
            @Nullable String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAssistantComponent.factory().create(platform).listTurns());
        }
    }
}
