package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Objection;
import com.loctelli.strategies.Strategies;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/strategies/{id}/versions}: writes a version that is not published yet; what is absent is as in the version it is based on. */
public final class DraftStrategyVersion implements Endpoint<DraftStrategyVersion.Request, Reply.Created<VersionView>> {
    private final Strategies strategies;

    @Inject
    DraftStrategyVersion(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Reply.Created<VersionView> handle(Caller caller, DraftStrategyVersion.Request request) {
        var draft = strategies
                .of(caller.tenant())
                .draft(request.id(), base -> Edit.content(base, request), request.basedOn(), caller.actor());
        return new Reply.Created<>(VersionView.of(draft));
    }

    /**
     * What the version says.
     *
     * @param basedOn the version that it changes; the published one, where it is not said
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Min(1) Integer basedOn,
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
            @Nullable @Size(max = 20) List<String> languages)
            implements ContentFields {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).draftStrategyVersion());
        }
    }
}
