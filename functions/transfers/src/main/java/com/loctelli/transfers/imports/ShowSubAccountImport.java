package com.loctelli.transfers.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code GET /v1/admin/sub-account-imports/{id}}: how far an import has come, what another sub-account holds of what it
 * wanted, and what must be entered again.
 */
public final class ShowSubAccountImport implements Endpoint<ShowSubAccountImport.Request, ImportView> {
    private final TenantImports imports;

    @Inject
    ShowSubAccountImport(TenantImports imports) {
        this.imports = imports;
    }

    @Override
    public ImportView handle(Caller caller, Request request) {
        var job = imports.need(request.id()).value();
        return ImportView.of(job, imports.conflicts(job.id(), null), null);
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).showSubAccountImport());
        }
    }
}
