package com.loctelli.subaccounts;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** The sub-accounts' own items. */
public final class SubAccounts {
    /** The sort key of a sub-account's item in {@link TableName#SUBACCOUNTS}, for who reads it in a batch with others. */
    public static final String KEY = "META";

    private final Platform platform;

    /** The sub-accounts kept on the given platform. */
    @Inject
    public SubAccounts(Platform platform) {
        this.platform = platform;
    }

    /** The tenant's. */
    public TenantSubAccount of(Tenant tenant) {
        return new TenantSubAccount(platform, tenant);
    }

    /** Puts the tenant's sub-account into the admins' list, for who has made it otherwise than by opening one. */
    public void list(Tenant tenant) {
        new Listing(platform).put(of(tenant).stored());
    }
}
