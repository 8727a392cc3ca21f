package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** Texts to many. */
public final class Campaigns {
    private final Platform platform;

    @Inject
    public Campaigns(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's. */
    public TenantCampaigns of(Tenant tenant) {
        return new TenantCampaigns(platform, tenant);
    }
}
