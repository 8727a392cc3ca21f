package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.VersionedCache;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** The integrations of every tenant, one tenant at a time. */
public final class Integrations {
    private static final Duration SECRETS_LIVE = Duration.ofMinutes(15);
    private static final int MOST_SECRETS = 500;

    private final Platform platform;
    private final VersionedCache<Key, Map<String, String>> secrets;

    private record Key(String partition, String integration) {}

    @Inject
    public Integrations(Platform platform) {
        this.platform = platform;
        this.secrets = new VersionedCache<>(platform.clock(), SECRETS_LIVE, MOST_SECRETS);
    }

    /** The tenant's integrations. */
    public TenantIntegrations of(Tenant tenant) {
        return new TenantIntegrations(platform, tenant);
    }

    /**
     * The secrets of an integration as it was read, for whoever speaks to the outside system. Every change of a secret
     * changes its integration: a changed one is used by the next who speaks, and one that nobody changed is fetched once
     * in fifteen minutes.
     */
    public Map<String, String> secrets(Tenant tenant, Stored<Integration> integration) {
        var key = new Key(tenant.partition(), integration.sk());
        var version = Long.toString(integration.version());
        var known = secrets.find(key, version);
        if (known != null) {
            return known;
        }
        var read = Map.copyOf(of(tenant).secrets(TenantIntegrations.id(integration)));
        secrets.keep(key, version, read);
        return read;
    }
}
