package com.loctelli.transfers.imports;

import com.loctelli.access.users.Addresses;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccountProblems;
import com.loctelli.subaccounts.SubAccounts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * {@code POST /v1/admin/sub-account-imports}: makes room for a sub-account that was exported here or elsewhere. The
 * answer holds a link that the archive is put to; then {@link StartSubAccountImport} begins. Ids, versions and times
 * are kept; the sub-account gets an id of its own and the name that is given, and is suspended until an admin resumes
 * it. An import that nobody starts while its archive may be put there keeps its name for as long as nobody else wants it.
 */
public final class ImportSubAccount implements Endpoint<ImportSubAccount.Request, Reply.Created<ImportView>> {
    private static final Duration UPLOADED_WITHIN = Duration.ofHours(6);
    private static final String TYPE = "application/gzip";

    private final Platform platform;
    private final TenantImports imports;
    private final SubAccounts subAccounts;

    @Inject
    ImportSubAccount(Platform platform, TenantImports imports, SubAccounts subAccounts) {
        this.platform = platform;
        this.imports = imports;
        this.subAccounts = subAccounts;
    }

    @Override
    public Reply.Created<ImportView> handle(Caller caller, Request request) {
        var id = new SubAccountId(platform.ids().next("sa"));
        subAccounts.freeOrphan(request.slug());
        var tenant = platform.directory().register(caller.admin(), id);
        claim(tenant, request.slug());
        var job = imports.add(tenant, request.slug(), caller.actor());
        var link = platform.files().linkToWrite(tenant, job.archive(), TYPE, request.contentLength(), UPLOADED_WITHIN);
        return new Reply.Created<>(ImportView.of(job, List.of(), link));
    }

    private void claim(Tenant tenant, String slug) {
        var directory = platform.directory();
        try {
            var end = platform.clock().now().plus(UPLOADED_WITHIN);
            directory.claimOnce(
                    RoutingKey.slug(slug), tenant, Addresses.claimFacts(end), SubAccountProblems.SLUG_TAKEN);
        } catch (Problem problem) {
            // A sub-account without a name is nobody's.
            platform.database().commit(directory.platformRows().delete("TENANT#" + tenant));
            throw problem;
        }
    }

    /**
     * What it will be.
     *
     * @param slug the sub-account's public name here: 2 to 63 small letters, digits and dashes
     * @param contentLength how many bytes the archive has; five gigabytes at most, which is what one upload takes
     */
    @Json
    @Valid
    public record Request(
            @Pattern(
                    regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])",
                    message = "must be 2 to 63 small letters, digits and inner dashes")
            String slug,

            @Range(min = 1, max = 5_000_000_000L) long contentLength) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).importSubAccount());
        }
    }
}
