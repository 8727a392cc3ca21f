package com.loctelli.messaging.consent;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** The consent ledgers. */
public final class Consents {
    private final Platform platform;

    @Inject
    public Consents(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's. */
    public TenantConsents of(Tenant tenant) {
        return new TenantConsents(platform, tenant);
    }
}
