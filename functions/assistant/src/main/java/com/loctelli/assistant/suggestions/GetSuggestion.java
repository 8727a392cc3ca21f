package com.loctelli.assistant.suggestions;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/conversations/{id}/suggestion}: the reply that waits for a person, while it holds. */
public final class GetSuggestion implements Endpoint<GetSuggestion.Request, SuggestionView> {
    private final Suggestions suggestions;

    @Inject
    GetSuggestion(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public SuggestionView handle(Caller caller, Request request) {
        var found = suggestions.need(caller.tenant(), request.id());
        var one = found.stored().value();
        return new SuggestionView(
                request.id(),
                one.turnId(),
                found.text(),
                one.seq(),
                found.stored().createdAt());
    }

    /** In which conversation. */
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
            super(
                    platform,
                    DaggerSuggestionsComponent.factory().create(platform).getSuggestion());
        }
    }
}
