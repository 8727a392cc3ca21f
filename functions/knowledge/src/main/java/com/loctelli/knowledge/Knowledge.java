package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The knowledge bases of sub-accounts. */
public final class Knowledge {
    private final Platform platform;

    /** On the ports of a process. */
    @Inject
    public Knowledge(Platform platform) {
        this.platform = platform;
    }

    /** Those of one sub-account; a rehearsal reads those of the one it is of. */
    public TenantKnowledge of(Tenant tenant) {
        return new TenantKnowledge(platform, tenant.origin());
    }
}
