package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Conduct;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.Timing;
import com.loctelli.strategies.templates.Templates;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/strategies}: adds a strategy and publishes its first version. The first active one becomes the default. */
public final class CreateStrategy implements Endpoint<CreateStrategy.Request, Reply.Created<StrategyView>> {
    private final Strategies strategies;
    private final Templates templates;
    private final Platform platform;

    @Inject
    CreateStrategy(Strategies strategies, Templates templates, Platform platform) {
        this.strategies = strategies;
        this.templates = templates;
        this.platform = platform;
    }

    @Override
    public Reply.Created<StrategyView> handle(Caller caller, CreateStrategy.Request request) {
        var tenant = caller.tenant();
        var parts = request.parts();
        KnowledgeChecks.check(platform, tenant, parts.knowledgeBaseIds());
        var made = new Strategy(
                platform.ids().next("st"),
                request.name(),
                parts.description(),
                parts.tag(),
                caller.actor().id(),
                1,
                !Boolean.FALSE.equals(parts.isActive()),
                parts.mode() == null ? AgentMode.AUTO : parts.mode(),
                Edit.blankIsNone(parts.calendarId()),
                Timing.DEFAULT.with(parts.timing()),
                Limits.DEFAULT.with(parts.limits()),
                Edit.content(null, request, request.content()),
                templates.of(tenant).chosen(parts.promptTemplateId(), parts.templateVersionPin(), null),
                platform.clock().now(),
                Edit.pin(parts, null),
                Conduct.DEFAULT.with(parts));
        var all = strategies.of(tenant);
        var stored = all.add(made, Boolean.TRUE.equals(parts.isDefault()), caller.actor());
        return new Reply.Created<>(StrategyView.of(stored, all.defaultId()), stored.version());
    }

    /** The strategy. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 60) String aiName,
            @NotBlank @Size(max = 200) String aiRole,
            @NotBlank @Size(max = 1000) String conversationTone,
            @NotBlank @Size(max = 2000) String closingStrategy,
            @Inline @Valid ContentParts content,
            @Inline @Valid StrategyParts parts) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).createStrategy());
        }
    }
}
