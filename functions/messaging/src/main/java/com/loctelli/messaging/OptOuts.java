package com.loctelli.messaging;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import javax.inject.Inject;

/** Finds what inbound texts say about consent, and acts on it before anything else looks at them. */
public final class OptOuts {
    private final Platform platform;
    private final Texts texts;
    private final Consents consents;

    @Inject
    public OptOuts(Platform platform, Texts texts, Consents consents) {
        this.platform = platform;
        this.texts = texts;
        this.consents = consents;
    }

    /** The tenant's. */
    public TenantOptOuts of(Tenant tenant) {
        return new TenantOptOuts(platform, tenant, texts.of(tenant), consents.of(tenant));
    }
}
