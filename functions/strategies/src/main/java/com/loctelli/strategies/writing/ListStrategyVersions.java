package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.PageRequest;
import com.loctelli.strategies.Strategies;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/strategies/{id}/versions}: what was published, newest first; none ever changes. */
public final class ListStrategyVersions implements Endpoint<ListStrategyVersions.Request, Page<VersionView>> {
    private final Strategies strategies;

    @Inject
    ListStrategyVersions(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Page<VersionView> handle(Caller caller, ListStrategyVersions.Request request) {
        return strategies
                .of(caller.tenant())
                .versions(request.id(), request.cursor(), PageRequest.most(request.limit()))
                .map(stored -> VersionView.of(stored.value()));
    }

    /** Whose versions, and which page of them. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable String cursor,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).listStrategyVersions());
        }
    }
}
