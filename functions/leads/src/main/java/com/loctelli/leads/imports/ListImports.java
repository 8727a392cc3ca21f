package com.loctelli.leads.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/imports}: the imports of the sub-account. */
public final class ListImports implements Endpoint<ListImports.Request, Page<ImportView>> {
    private final Imports imports;

    @Inject
    ListImports(Imports imports) {
        this.imports = imports;
    }

    @Override
    public Page<ImportView> handle(Caller caller, Request request) {
        int limit = request.limit() == null ? 50 : request.limit();
        return imports.of(caller.tenant()).page(request.cursor(), limit).map(ImportView::of);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable @Size(max = 2000) String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).listImports());
        }
    }
}
