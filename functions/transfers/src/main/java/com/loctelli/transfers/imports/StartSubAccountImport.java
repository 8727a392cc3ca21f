package com.loctelli.transfers.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccountProblems;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * {@code POST /v1/admin/sub-account-imports/{id}/start}: begins an import whose archive was uploaded, gives one that is
 * under way another push, and claims once more what another sub-account held when it was done.
 */
public final class StartSubAccountImport
        implements Endpoint<StartSubAccountImport.Request, Reply.Accepted<ImportView>> {
    private final Platform platform;
    private final TenantImports imports;

    @Inject
    StartSubAccountImport(Platform platform, TenantImports imports) {
        this.platform = platform;
        this.imports = imports;
    }

    @Override
    public Reply.Accepted<ImportView> handle(Caller caller, Request request) {
        var stored = imports.need(request.id());
        var tenant =
                platform.directory().administered(caller.admin(), stored.value().owner());
        var conflicts = imports.conflicts(request.id(), null);
        var job = switch (stored.value().stage()) {
            case AWAITING_UPLOAD -> {
                needArchive(tenant, stored.value().archive());
                // From now on the name is the sub-account's for good, whenever the worker comes to it.
                platform.directory()
                        .claim(RoutingKey.slug(stored.value().slug()), tenant, Map.of(), SubAccountProblems.SLUG_TAKEN);
                yield imports.save(stored, stored.value().at(TenantImport.Stage.READING))
                        .value();
            }
            case READING, CLAIMING -> stored.value();
            case DONE -> {
                if (conflicts.isEmpty()) {
                    throw TenantImports.NOTHING_TO_START.problem();
                }
                yield imports.save(stored, stored.value().at(TenantImport.Stage.CLAIMING))
                        .value();
            }
            case FAILED -> throw TenantImports.NOTHING_TO_START.problem();
        };
        imports.push(tenant, job.id());
        return new Reply.Accepted<>(ImportView.of(job, conflicts, null));
    }

    private void needArchive(Tenant tenant, String path) {
        try (var file = platform.files().read(tenant, path, 0).orElseThrow(TenantImports.NO_ARCHIVE::problem)) {
            if (file.length() == 0) {
                throw TenantImports.NO_ARCHIVE.problem();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            super(platform, DaggerImportsComponent.factory().create(platform).startSubAccountImport());
        }
    }
}
