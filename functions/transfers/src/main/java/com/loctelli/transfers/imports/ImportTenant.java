package com.loctelli.transfers.imports;

import com.loctelli.access.users.Standing;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.transfers.archive.ArchiveReader;
import com.loctelli.transfers.cargo.TransferStep;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Works an import for some seconds and asks to go on where it is not done. How far it has come is kept after each member
 * of the archive; what was taken before a stop is taken again, which changes nothing.
 */
public final class ImportTenant {
    /** Why an imported sub-account is suspended. */
    static final String SUSPENDED = "imported; resume it once its secrets are entered and the original is at rest";

    /** Counted once all of the archive has been taken. */
    static final String MANIFEST = "manifest";

    private static final Duration AT_ONCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final TenantImports imports;
    private final SubAccounts subAccounts;

    @Inject
    ImportTenant(Platform platform, TenantImports imports, SubAccounts subAccounts) {
        this.platform = platform;
        this.imports = imports;
        this.subAccounts = subAccounts;
    }

    /** Works it for a while. */
    public Outcome work(Tenant tenant, TransferStep step) {
        var stored = imports.find(step.jobId());
        if (stored == null || !stored.value().owner().equals(tenant.id().value())) {
            return new Rejected("no-such-import");
        }
        try {
            switch (stored.value().stage()) {
                case READING -> read(tenant, stored);
                case CLAIMING -> claim(tenant, stored);
                case AWAITING_UPLOAD, DONE, FAILED -> {
                    // Nothing to do: not begun, or the message came twice.
                }
            }
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            // The message came twice, and the other worker has gone further: it goes on.
        }
        return Outcome.DONE;
    }

    private void read(Tenant tenant, Stored<TenantImport> begun) {
        var stored = begun;
        if (stored.value().counts().containsKey(MANIFEST)) {
            done(tenant, stored);
            return;
        }
        if (stored.value().offset() == 0) {
            close(tenant, stored.value());
        }
        var end = platform.clock().now().plus(AT_ONCE);
        long from = stored.value().offset();
        var cargo = new Cargo(platform, tenant, stored.value(), imports);
        try (var archive = new ArchiveReader(platform.files()
                .read(tenant, stored.value().archive(), from)
                .orElseThrow(() -> new IllegalStateException("the archive is gone"))
                .content())) {
            while (archive.next(cargo::take)) {
                stored = imports.save(
                        stored,
                        Copy.of(stored.value())
                                .with("offset", from + archive.position())
                                .with("counts", cargo.counts())
                                .with("secrets", cargo.secrets())
                                .made());
                if (cargo.counts().containsKey(MANIFEST)) {
                    done(tenant, stored);
                    return;
                }
                if (!platform.clock().now().isBefore(end)) {
                    imports.push(tenant, stored.value().id());
                    return;
                }
            }
            fail(stored, "incomplete");
        } catch (Cargo.Incomplete _) {
            fail(stored, "incomplete");
        } catch (IOException _) {
            fail(stored, "damaged");
        } catch (IllegalArgumentException | io.avaje.json.JsonException _) {
            fail(stored, "not_an_export");
        }
    }

    /** Nothing is done for the sub-account, and nobody enters, before all of it is there and an admin says so. */
    private void close(Tenant tenant, TenantImport job) {
        var business = new SubAccount(
                job.owner(),
                job.slug(),
                job.slug(),
                null,
                SubAccount.Status.SUSPENDED,
                "standard",
                "UTC",
                "US",
                "en-US",
                SubAccountSettings.DEFAULTS,
                job.requestedBy().id(),
                job.requestedAt(),
                SUSPENDED,
                null);
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        platform.database()
                .commit(
                        rows.put(SubAccounts.KEY, business, Actor.SYSTEM),
                        Standing.set(
                                platform,
                                tenant,
                                false,
                                business.settings().limits().users()));
    }

    private void done(Tenant tenant, Stored<TenantImport> stored) {
        subAccounts.list(tenant);
        platform.epochs().changed(tenant);
        platform.files().delete(tenant, stored.value().archive());
        imports.save(
                stored,
                stored.value()
                        .ended(TenantImport.Stage.DONE, null, platform.clock().now()));
    }

    private void fail(Stored<TenantImport> stored, String why) {
        imports.save(
                stored,
                stored.value()
                        .ended(TenantImport.Stage.FAILED, why, platform.clock().now()));
    }

    /** What others held may be free by now. */
    private void claim(Tenant tenant, Stored<TenantImport> stored) {
        var id = stored.value().id();
        long left = 0;
        @Nullable String after = null;
        for (var page = imports.conflicts(id, null); !page.isEmpty(); page = imports.conflicts(id, after)) {
            for (var conflict : page) {
                after = conflict.key();
                left += imports.claim(tenant, id, new RoutingKey(conflict.key()), conflict.facts()) ? 0 : 1;
            }
        }
        var counts = new java.util.TreeMap<>(stored.value().counts());
        counts.put("conflicts", left);
        imports.save(
                stored,
                Copy.of(stored.value().at(TenantImport.Stage.DONE))
                        .with("counts", java.util.Map.copyOf(counts))
                        .made());
    }
}
