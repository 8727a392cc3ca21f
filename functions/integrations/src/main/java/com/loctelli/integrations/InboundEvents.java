package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The inbox of outside events, one tenant at a time. */
public final class InboundEvents {
    private final Platform platform;

    @Inject
    public InboundEvents(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's inbox. */
    public TenantInbox of(Tenant tenant) {
        return new TenantInbox(platform, tenant);
    }
}
