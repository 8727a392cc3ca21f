package com.loctelli.conversations.incidents;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The incidents of sub-accounts. */
public final class Incidents {
    private final Platform platform;

    /** The incidents kept on the given platform. */
    @Inject
    public Incidents(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's. */
    public TenantIncidents of(Tenant tenant) {
        return new TenantIncidents(platform, tenant);
    }
}
