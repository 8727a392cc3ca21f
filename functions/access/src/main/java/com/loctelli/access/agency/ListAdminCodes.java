package com.loctelli.access.agency;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/auth-codes}: the codes that have not expired. */
public final class ListAdminCodes implements Endpoint<ListAdminCodes.Request, Page<AdminCodeView>> {
    private final Platform platform;

    @Inject
    ListAdminCodes(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<AdminCodeView> handle(Caller caller, Request request) {
        var now = platform.clock().now();
        return platform.directory()
                .platformRows()
                .query(
                        Query.prefix(AdminCode.PREFIX)
                                .limit(Objects.requireNonNullElse(request.limit(), 50))
                                .after(request.cursor()),
                        AdminCode.class)
                .map(stored ->
                        AdminCodeView.of(stored.sk().substring(AdminCode.PREFIX.length()), stored.value(), now, null));
    }

    /** A page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 2000) String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAgencyComponent.factory().create(platform).listAdminCodes());
        }
    }
}
