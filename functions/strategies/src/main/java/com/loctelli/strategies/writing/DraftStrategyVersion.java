package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
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
                .draft(
                        request.id(),
                        base -> Edit.content(base, request, request.content()),
                        request.basedOn(),
                        caller.actor());
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
            @Nullable @NotBlank @Size(max = 1000) String conversationTone,
            @Nullable @NotBlank @Size(max = 2000) String closingStrategy,
            @Inline @Valid ContentParts content) {}

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
