package com.loctelli.strategies.templates;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The templates that sub-accounts may use. */
public final class Templates {
    private final Platform platform;

    @Inject
    public Templates(Platform platform) {
        this.platform = platform;
    }

    /** Those of one sub-account. */
    public TenantTemplates of(Tenant tenant) {
        return new TenantTemplates(platform, tenant);
    }
}
