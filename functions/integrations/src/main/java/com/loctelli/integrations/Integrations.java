package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The integrations of every tenant, one tenant at a time. */
public final class Integrations {
    private final Platform platform;

    @Inject
    public Integrations(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's integrations. */
    public TenantIntegrations of(Tenant tenant) {
        return new TenantIntegrations(platform, tenant);
    }
}
