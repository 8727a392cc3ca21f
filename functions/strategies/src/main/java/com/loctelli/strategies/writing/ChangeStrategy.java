package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Objection;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Strategies;
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
        var library = templates.of(caller.tenant());
        KnowledgeChecks.check(platform, caller.tenant(), request.knowledgeBaseIds());
        var stored = all.change(
                request.id(),
                RequestScope.current().ifMatch(),
                Boolean.TRUE.equals(request.isDefault()),
                old -> Edit.strategy(
                        old,
                        request,
                        Edit.content(old.content(), request),
                        library.chosen(request.promptTemplateId(), request.templateVersionPin(), old)),
                caller.actor());
        return new Reply.Tagged<>(StrategyView.of(stored, all.defaultId()), stored.version());
    }

    /** What is to change; what is absent stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @NotBlank @Size(max = 120) String name,
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
            @Nullable @NotBlank @Size(max = 60) String aiName,
            @Nullable @NotBlank @Size(max = 200) String aiRole,
            @Nullable @Size(max = 4000) String industryContext,
            @Nullable @Size(max = 4000) String companyBackground,
            @Nullable @NotBlank @Size(max = 1000) String conversationTone,
            @Nullable @Size(max = 2000) String communicationStyle,
            @Nullable List<Object> qualificationQuestions,
            @Nullable @Size(max = 4000) String disqualificationRules,
            @Nullable @Size(max = 30) List<@Valid Objection> objectionHandling,
            @Nullable @NotBlank @Size(max = 2000) String closingStrategy,
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
            super(platform, DaggerWritingComponent.factory().create(platform).changeStrategy());
        }
    }
}
