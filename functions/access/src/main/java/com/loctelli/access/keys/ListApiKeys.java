package com.loctelli.access.keys;

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

/** {@code GET /v1/api-keys}: the sub-account's keys, ended ones too, and none of them in clear. */
public final class ListApiKeys implements Endpoint<ListApiKeys.Request, Page<ApiKeyView>> {
    private static final int USUAL = 50;

    private final Platform platform;

    @Inject
    ListApiKeys(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<ApiKeyView> handle(Caller caller, Request request) {
        var limit = request.limit();
        return new TenantApiKeys(platform, caller.user().tenant())
                .list(request.cursor(), limit == null ? USUAL : limit);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKeysComponent.factory().create(platform).listApiKeys());
        }
    }
}
