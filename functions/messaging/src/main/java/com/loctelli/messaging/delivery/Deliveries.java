package com.loctelli.messaging.delivery;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import javax.inject.Inject;

/** The texts at rest and their way to the carrier. */
public final class Deliveries {
    private final Platform platform;
    private final Consents consents;

    @Inject
    public Deliveries(Platform platform, Consents consents) {
        this.platform = platform;
        this.consents = consents;
    }

    /** The tenant's. */
    public TenantDeliveries of(Tenant tenant) {
        return new TenantDeliveries(platform, consents.of(tenant), tenant);
    }
}
