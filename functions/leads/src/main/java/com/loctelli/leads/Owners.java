package com.loctelli.leads;

import com.loctelli.access.users.TenantUsers;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Lets a lead, or a task about one, be given only to a user and a strategy that its own sub-account has; one read for both. Either may be
 * removed later, and then whoever follows the id finds nobody: no check at the time of the write could promise more.
 */
public final class Owners {
    private final Platform platform;

    @Inject
    public Owners(Platform platform) {
        this.platform = platform;
    }

    /** Finds fault with the named field where it names no user of the tenant; nobody is somebody too. */
    public void check(Tenant tenant, @Nullable String userId, String pointer, Faults faults) {
        check(tenant, userId, pointer, null, faults);
    }

    /** Finds fault with what the fields name and the tenant does not have, both in one read. */
    void check(Tenant tenant, LeadFields fields, Faults faults) {
        check(tenant, fields.ownerUserId(), "/ownerUserId", fields.strategyId(), faults);
    }

    private void check(
            Tenant tenant, @Nullable String userId, String pointer, @Nullable String strategyId, Faults faults) {
        if (userId == null && strategyId == null) {
            return;
        }
        var batch = platform.database().batch(tenant);
        if (userId != null) {
            batch.want(TableName.ACCESS, TenantUsers.key(userId));
        }
        if (strategyId != null) {
            batch.want(TableName.STRATEGIES, References.strategy(strategyId));
        }
        var found = batch.read();
        if (userId != null
                && found.find(TableName.ACCESS, TenantUsers.key(userId), Rows.Nothing.class)
                        .isEmpty()) {
            faults.value(pointer, "is not the id of a user");
        }
        if (strategyId != null
                && found.find(TableName.STRATEGIES, References.strategy(strategyId), Rows.Nothing.class)
                        .isEmpty()) {
            faults.value("/strategyId", "is not the id of a strategy");
        }
    }
}
