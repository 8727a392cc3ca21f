package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.templates.Templates;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/strategies/{id}}: changes what is named; a change of content publishes a new version. */
public final class ChangeStrategy implements Endpoint<ChangeStrategy.Request, Reply.Tagged<StrategyView>> {
    private final Strategies strategies;
    private final Templates templates;
    private final Platform platform;

    @Inject
    ChangeStrategy(Strategies strategies, Templates templates, Platform platform) {
        this.strategies = strategies;
        this.templates = templates;
        this.platform = platform;
    }

    @Override
    public Reply.Tagged<StrategyView> handle(Caller caller, ChangeStrategy.Request request) {
        var all = strategies.of(caller.tenant());
        var parts = request.parts();
        var library = templates.of(caller.tenant());
        KnowledgeChecks.check(platform, caller.tenant(), parts.knowledgeBaseIds());
        var stored = all.change(
                request.id(),
                RequestScope.current().ifMatch(),
                Boolean.TRUE.equals(parts.isDefault()),
                old -> Edit.strategy(
                        old,
                        request.name(),
                        parts,
                        Edit.content(old.content(), request, request.content()),
                        library.chosen(parts.promptTemplateId(), parts.templateVersionPin(), old)),
                caller.actor());
        return new Reply.Tagged<>(StrategyView.of(stored, all.defaultId()), stored.version());
    }

    /** What is to change; what is absent stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @NotBlank @Size(max = 120) String name,
            @Nullable @NotBlank @Size(max = 60) String aiName,
            @Nullable @NotBlank @Size(max = 200) String aiRole,
            @Nullable @NotBlank @Size(max = 1000) String conversationTone,
            @Nullable @NotBlank @Size(max = 2000) String closingStrategy,
            @Inline @Valid ContentParts content,
            @Inline @Valid StrategyParts parts) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).changeStrategy());
        }
    }
}
