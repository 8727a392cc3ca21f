package com.loctelli.bookings;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** The bookings of sub-accounts. */
public final class Bookings {
    private final Platform platform;

    /** Bookings on the ports of a process. */
    @Inject
    public Bookings(Platform platform) {
        this.platform = platform;
    }

    /** One sub-account's. */
    public TenantBookings of(Tenant tenant) {
        return new TenantBookings(platform, tenant);
    }
}
