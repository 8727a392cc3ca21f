package com.loctelli.assistant.suggestions;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/conversations/{id}/suggestion/reject}: the reply is not wanted; nothing is sent. */
public final class RejectSuggestion implements Endpoint<RejectSuggestion.Request, RejectSuggestion.Rejected> {
    private final Platform platform;
    private final Suggestions suggestions;

    @Inject
    RejectSuggestion(Platform platform, Suggestions suggestions) {
        this.platform = platform;
        this.suggestions = suggestions;
    }

    @Override
    public Rejected handle(Caller caller, Request request) {
        var found = suggestions.need(caller.tenant(), request.id());
        var stored = found.stored();
        platform.database().commit(suggestions.decided(caller.tenant(), found, SuggestionState.REJECTED));
        return new Rejected(stored.value().turnId(), SuggestionState.REJECTED);
    }

    /** In which conversation. */
    @Json
    @Valid
    public record Request(String id) {}

    /** What became of it. */
    @Json
    public record Rejected(String turnId, SuggestionState state) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSuggestionsComponent.factory().create(platform).rejectSuggestion());
        }
    }
}
