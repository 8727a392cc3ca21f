package com.loctelli.transfers.exports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Duration;

/** {@code GET /v1/jobs/{id}}: how far an export has come, and where its archive is read once it is done. */
public final class ShowExport implements Endpoint<ShowExport.Request, ExportView> {
    private static final Duration LINK = Duration.ofMinutes(15);

    private final Platform platform;
    private final Exports exports;

    @Inject
    ShowExport(Platform platform, Exports exports) {
        this.platform = platform;
        this.exports = exports;
    }

    @Override
    public ExportView handle(Caller caller, Request request) {
        var tenant = caller.tenant();
        var export = exports.need(tenant, request.id());
        return ExportView.of(
                export, export.isDone() ? platform.files().linkToRead(tenant, export.archive(), LINK) : null);
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
            super(platform, DaggerExportsComponent.factory().create(platform).showExport());
        }
    }
}
