package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The leads of every tenant, one tenant at a time. */
public final class Leads {
    private final Platform platform;

    @Inject
    public Leads(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's leads. */
    public TenantLeads of(Tenant tenant) {
        return new TenantLeads(platform, tenant);
    }
}
