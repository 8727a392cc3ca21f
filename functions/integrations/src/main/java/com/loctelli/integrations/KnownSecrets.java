package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that this process has read, each under the version that its integration had. Every change of a secret
 * changes its integration, which who speaks to the outside system has just read: so a changed secret is used by the next
 * who speaks, in any process, and one that nobody changed is fetched once in fifteen minutes.
 */
final class KnownSecrets {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST = 500;

    private final Platform platform;
    private final Map<Key, Known> kept = new LinkedHashMap<>(64, 0.75f, true);

    KnownSecrets(Platform platform) {
        this.platform = platform;
    }

    private record Key(String partition, String integration) {}

    /** Masked, for what it holds is secret. */
    private record Known(long version, Map<String, String> secrets, Instant at) {
        @Override
        public String toString() {
            return "Known[" + version + "]";
        }
    }

    /** The secrets of an integration as it was read. */
    Map<String, String> of(Tenant tenant, Stored<Integration> integration) {
        var key = new Key(tenant.partition(), integration.sk());
        var now = platform.clock().now();
        var known = fresh(key, integration.version(), now);
        if (known != null) {
            return known.secrets();
        }
        var read = new TenantIntegrations(platform, tenant).secrets(TenantIntegrations.id(integration));
        keep(key, new Known(integration.version(), Map.copyOf(read), now));
        return read;
    }

    private synchronized @Nullable Known fresh(Key key, long version, Instant now) {
        var known = kept.get(key);
        return known != null
                        && known.version() == version
                        && !now.isBefore(known.at())
                        && now.isBefore(known.at().plus(LIFE))
                ? known
                : null;
    }

    private synchronized void keep(Key key, Known known) {
        kept.put(key, known);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
