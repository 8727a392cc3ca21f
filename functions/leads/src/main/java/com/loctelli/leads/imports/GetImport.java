package com.loctelli.leads.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.Duration;
import javax.inject.Inject;

/** {@code GET /v1/imports/{id}}: how far an import is, and where its results are. */
public final class GetImport implements Endpoint<GetImport.Request, ImportView> {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Platform platform;
    private final Imports imports;

    @Inject
    GetImport(Platform platform, Imports imports) {
        this.platform = platform;
        this.imports = imports;
    }

    @Override
    public ImportView handle(Caller caller, Request request) {
        return ImportView.of(
                imports.of(caller.tenant()).need(request.id()),
                path -> platform.files().linkToRead(caller.tenant(), path, LIFETIME));
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).getImport());
        }
    }
}
