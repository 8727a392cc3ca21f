package com.loctelli.leads.tasks;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The tasks of every sub-account, one at a time. */
public final class Tasks {
    private final Platform platform;

    @Inject
    public Tasks(Platform platform) {
        this.platform = platform;
    }

    /** One sub-account's. */
    public TenantTasks of(Tenant tenant) {
        return new TenantTasks(platform, tenant);
    }
}
