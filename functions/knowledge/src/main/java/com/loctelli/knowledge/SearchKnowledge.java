package com.loctelli.knowledge;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/knowledge-bases/{id}/search}: the passages that the agent would be given for a question. */
public final class SearchKnowledge implements Endpoint<SearchKnowledge.Request, Page<Found>> {
    private final Knowledge knowledge;

    @Inject
    SearchKnowledge(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Page<Found> handle(Caller caller, SearchKnowledge.Request request) {
        var ours = knowledge.of(caller.tenant());
        ours.need(request.id());
        return Page.of(ours.search(List.of(request.id()), request.q(), request.limit() == null ? 4 : request.limit()));
    }

    /** The question. */
    @Json
    @Valid
    public record Request(
            String id,
            @NotBlank @Size(max = 500) String q,
            @Nullable @Min(1) @Max(20) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKnowledgeComponent.factory().create(platform).searchKnowledge());
        }
    }
}
