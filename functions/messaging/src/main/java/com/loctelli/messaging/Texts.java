package com.loctelli.messaging;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** The one path by which texts leave. */
public final class Texts {
    private final Platform platform;

    @Inject
    public Texts(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's. */
    public TenantTexts of(Tenant tenant) {
        return new TenantTexts(platform, tenant);
    }
}
