package com.loctelli.knowledge;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/knowledge-bases/{id}/documents/{documentId}}: takes a document out of the knowledge base. */
public final class RemoveDocument implements Endpoint<RemoveDocument.Request, Reply.NoContent<RemoveDocument.Request>> {
    private final Knowledge knowledge;

    @Inject
    RemoveDocument(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Reply.NoContent<RemoveDocument.Request> handle(Caller caller, RemoveDocument.Request request) {
        knowledge.of(caller.tenant()).remove(request.id(), request.documentId());
        return new Reply.NoContent<>();
    }

    /** Which document. */
    @Json
    @Valid
    public record Request(String id, String documentId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKnowledgeComponent.factory().create(platform).removeDocument());
        }
    }
}
