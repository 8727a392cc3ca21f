package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import jakarta.inject.Inject;

/** What tenants have used of what they may, one tenant at a time. */
public final class Usage {
    private final Platform platform;

    /** The counts kept on the given platform. */
    @Inject
    public Usage(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's, whose limits are read when they are needed. */
    public TenantUsage of(Tenant tenant) {
        return new TenantUsage(platform, tenant, null);
    }

    /** The tenant's, whose item the caller has read: it saves a read, and does no harm where it has changed since. */
    public TenantUsage of(Tenant tenant, SubAccount read) {
        return new TenantUsage(platform, tenant, read);
    }
}
