package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Conduct;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Objection;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.Timing;
import com.loctelli.strategies.templates.Templates;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        KnowledgeChecks.check(platform, tenant, request.knowledgeBaseIds());
        var made = new Strategy(
                platform.ids().next("st"),
                request.name(),
                request.description(),
                request.tag(),
                caller.actor().id(),
                1,
                !Boolean.FALSE.equals(request.isActive()),
                request.mode() == null ? AgentMode.AUTO : request.mode(),
                Edit.blankIsNone(request.calendarId()),
                Timing.DEFAULT.with(request.timing()),
                Limits.DEFAULT.with(request.limits()),
                Edit.content(null, request),
                templates.of(tenant).chosen(request.promptTemplateId(), request.templateVersionPin(), null),
                platform.clock().now(),
                Edit.pin(request, null),
                Conduct.DEFAULT.with(request));
        var all = strategies.of(tenant);
        var stored = all.add(made, Boolean.TRUE.equals(request.isDefault()), caller.actor());
        return new Reply.Created<>(StrategyView.of(stored, all.defaultId()), stored.version());
    }

    /** The strategy. Each question is a text, or an object as {@link Questions} reads it. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 1000) String description,
            @Nullable @Size(max = 60) String tag,
            @Nullable AgentMode mode,
            @Nullable Boolean isActive,
            @Nullable Boolean isDefault,
            @Nullable @Size(max = 60) String calendarId,
            @Nullable @Size(max = 60) String promptTemplateId,
            @Nullable @Min(1) Integer templateVersionPin,
            @Nullable @Valid Timing timing,
            @Nullable @Valid Limits limits,
            @NotBlank @Size(max = 60) String aiName,
            @NotBlank @Size(max = 200) String aiRole,
            @Nullable @Size(max = 4000) String industryContext,
            @Nullable @Size(max = 4000) String companyBackground,
            @NotBlank @Size(max = 1000) String conversationTone,
            @Nullable @Size(max = 2000) String communicationStyle,
            @Nullable List<Object> qualificationQuestions,
            @Nullable @Size(max = 4000) String disqualificationRules,
            @Nullable @Size(max = 30) List<@Valid Objection> objectionHandling,
            @NotBlank @Size(max = 2000) String closingStrategy,
            @Nullable @Size(max = 2000) String bookingInstructions,
            @Nullable @Size(max = 2000) String outputGuidelines,
            @Nullable @Size(max = 4000) String prohibitedBehaviors,
            @Nullable @Size(max = 20) List<@Valid HandoffRule> handoffRules,
            @Nullable @Size(max = 20) List<String> stopRules,
            @Nullable @Size(max = 20) List<String> languages,
            @Nullable @Size(max = 4) List<String> channels,
            @Nullable @Valid Sleep sleep,
            @Nullable @Size(max = 10) List<@Valid FollowUp> followUps,
            @Nullable List<String> knowledgeBaseIds,
            @Nullable Map<String, String> metadata)
            implements StrategyFields {}

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
