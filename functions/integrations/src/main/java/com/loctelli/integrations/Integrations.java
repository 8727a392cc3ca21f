package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.util.Map;

/** The integrations of every tenant, one tenant at a time. */
public final class Integrations {
    private final Platform platform;
    private final KnownSecrets secrets;

    @Inject
    public Integrations(Platform platform) {
        this.platform = platform;
        this.secrets = new KnownSecrets(platform);
    }

    /** The tenant's integrations. */
    public TenantIntegrations of(Tenant tenant) {
        return new TenantIntegrations(platform, tenant);
    }

    /** The secrets of an integration as it was read, for whoever speaks to the outside system. */
    public Map<String, String> secrets(Tenant tenant, Stored<Integration> integration) {
        return secrets.of(tenant, integration);
    }
}
