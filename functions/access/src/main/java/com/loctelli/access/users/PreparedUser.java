package com.loctelli.access.users;

import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.List;

/**
 * A checked user that is not there yet.
 *
 * @param emailNorm the address to claim
 * @param tenant whose user it will be
 * @param view the user as it will be served
 * @param writes what adds it, all of the tenant
 */
public record PreparedUser(String id, String emailNorm, Tenant tenant, UserView view, List<Write> writes) {

    /** Masked: the address is personal. */
    @Override
    public String toString() {
        return "PreparedUser[" + id + "]";
    }
}
