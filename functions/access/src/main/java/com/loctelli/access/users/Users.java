package com.loctelli.access.users;

import com.loctelli.access.credentials.Passwords;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The people of sub-accounts, one tenant at a time. */
public final class Users {
    private final Platform platform;
    private final Passwords passwords;

    /** The users kept on the given platform. */
    @Inject
    public Users(Platform platform) {
        this.platform = platform;
        this.passwords = new Passwords(platform.settings());
    }

    /** The tenant's. */
    public TenantUsers of(Tenant tenant) {
        return new TenantUsers(platform, passwords, tenant);
    }
}
