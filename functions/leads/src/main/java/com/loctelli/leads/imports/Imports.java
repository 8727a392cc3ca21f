package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** Leads from files. */
public final class Imports {
    private final Platform platform;

    @Inject
    public Imports(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's. */
    public TenantImports of(Tenant tenant) {
        return new TenantImports(platform, tenant);
    }
}
