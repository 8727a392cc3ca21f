package com.loctelli.subaccounts;

import com.loctelli.access.users.Addresses;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.RoutingKey;
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

    /**
     * Gives a public name back that was claimed for a sub-account which never came to be, with the registration; refused
     * with {@code subaccounts/slug-taken} where somebody has the name, or may still come to have it.
     */
    public void freeOrphan(String slug) {
        var key = RoutingKey.slug(slug);
        platform.directory().find(key).ifPresent(found -> {
            var at = Addresses.claimedAt(found.facts());
            boolean isYoung = platform.clock().now().isBefore(at.plus(Addresses.ORPHANED));
            if (isYoung || of(found.tenant()).find() != null) {
                throw SubAccountProblems.SLUG_TAKEN.problem();
            }
            var directory = platform.directory().platformRows();
            platform.database()
                    .commit(
                            directory
                                    .delete(key.value())
                                    .when(Addresses.isClaimedAsIn(found.facts()))
                                    .otherwise(SubAccountProblems.SLUG_TAKEN),
                            directory.delete("TENANT#" + found.tenant()));
        });
    }

    /** Puts the tenant's sub-account into the admins' list, for who has made it otherwise than by opening one. */
    public void list(Tenant tenant) {
        new Listing(platform).put(of(tenant).stored());
    }
}
