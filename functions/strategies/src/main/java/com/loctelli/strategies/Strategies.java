package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The strategies of the sub-accounts. */
public final class Strategies {
    private final Platform platform;

    @Inject
    public Strategies(Platform platform) {
        this.platform = platform;
    }

    /** Those of one sub-account. */
    public TenantStrategies of(Tenant tenant) {
        return new TenantStrategies(platform, tenant);
    }
}
