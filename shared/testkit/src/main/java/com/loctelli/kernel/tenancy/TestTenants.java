package com.loctelli.kernel.tenancy;

import org.jspecify.annotations.NullMarked;

/** Mints tenants for tests, which have no token to show. It sits in the minting package, and in no deployable. */
@NullMarked
public final class TestTenants {
    private TestTenants() {}

    /** The tenant of the id, whether or not there is such a sub-account. */
    public static Tenant mint(SubAccountId id) {
        return new Tenant(id);
    }
}
