package com.loctelli.knowledge;

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

/** {@code GET /v1/knowledge-bases/{id}/documents}: the documents, and whether they are found yet. */
public final class ListDocuments implements Endpoint<ListDocuments.Request, Page<KbDocument>> {
    private final Knowledge knowledge;

    @Inject
    ListDocuments(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Page<KbDocument> handle(Caller caller, ListDocuments.Request request) {
        var limit = request.limit() == null ? 50 : request.limit();
        return knowledge.of(caller.tenant()).documents(request.id(), request.cursor(), limit);
    }

    /** Whose, and which page of them. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable String cursor,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKnowledgeComponent.factory().create(platform).listDocuments());
        }
    }
}
