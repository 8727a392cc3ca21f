package com.loctelli.knowledge;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/knowledge-bases}: an empty knowledge base. */
public final class CreateKnowledgeBase implements Endpoint<CreateKnowledgeBase.Request, Reply.Created<KnowledgeBase>> {
    private final Knowledge knowledge;

    @Inject
    CreateKnowledgeBase(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Reply.Created<KnowledgeBase> handle(Caller caller, CreateKnowledgeBase.Request request) {
        var language = request.language() == null ? "en" : request.language();
        return new Reply.Created<>(knowledge.of(caller.tenant()).add(request.name(), language, caller.actor()));
    }

    /**
     * The knowledge base.
     *
     * @param language the language of its documents, English where it is not said; in one whose stems are not known
     *     words are found as they are written
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Pattern(regexp = "[a-z]{2}") String language) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKnowledgeComponent.factory().create(platform).createKnowledgeBase());
        }
    }
}
