package com.loctelli.leads.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Tenant;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/imports/{id}/start}: begins an import whose file was uploaded, or in earnest one that was only tried. One
 * that is under way, and stands still, it sets going again.
 */
public final class StartImport implements Endpoint<StartImport.Request, Reply.Accepted<ImportView>> {
    private static final int LONGEST_HEADER = 200;

    private final Platform platform;
    private final Imports imports;

    @Inject
    StartImport(Platform platform, Imports imports) {
        this.platform = platform;
        this.imports = imports;
    }

    @Override
    public Reply.Accepted<ImportView> handle(Caller caller, Request request) {
        check(request.mapping());
        var ours = imports.of(caller.tenant());
        var job = ours.need(request.id()).value();
        if (job.canBegin()) {
            needFile(caller.tenant(), job);
        }
        return new Reply.Accepted<>(
                ImportView.of(ours.start(request.id(), request.mapping(), Boolean.TRUE.equals(request.dryRun()))));
    }

    private void needFile(Tenant tenant, ImportJob job) {
        var file = platform.files().open(tenant, job.file());
        if (file.isEmpty()) {
            throw ImportProblems.NO_FILE.problem();
        }
        try {
            file.get().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(@Nullable Map<String, String> mapping) {
        if (mapping != null) {
            if (mapping.keySet().stream().anyMatch(header -> header.length() > LONGEST_HEADER)) {
                throw Problem.field("/mapping", "value", "a header has at most " + LONGEST_HEADER + " characters");
            }
            mapping.values().stream()
                    .filter(field -> !Columns.isField(field))
                    .findFirst()
                    .ifPresent(field -> {
                        throw Problem.field("/mapping", "value", "no column can be mapped to " + field);
                    });
        }
    }

    /** Which one; {@code mapping} and {@code dryRun} as when it was made. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String id,
            @Nullable @Size(max = 200) Map<String, String> mapping,
            @Nullable Boolean dryRun) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).startImport());
        }
    }
}
