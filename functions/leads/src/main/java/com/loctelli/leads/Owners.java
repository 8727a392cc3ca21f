package com.loctelli.leads;

import com.loctelli.access.users.TenantUsers;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
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

    /** Refuses the named field where it names no user of the tenant; nobody is somebody too. */
    public void check(Tenant tenant, @Nullable String userId, String pointer) {
        check(tenant, userId, pointer, null);
    }

    /** Refuses what the fields name and the tenant does not have, both at once. */
    void check(Tenant tenant, LeadFields fields) {
        check(tenant, fields.ownerUserId(), "/ownerUserId", fields.strategyId());
    }

    private void check(Tenant tenant, @Nullable String userId, String pointer, @Nullable String strategyId) {
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
        var errors = new ArrayList<FieldError>();
        if (userId != null
                && found.find(TableName.ACCESS, TenantUsers.key(userId), Rows.Nothing.class)
                        .isEmpty()) {
            errors.add(new FieldError(pointer, "value", "is not the id of a user"));
        }
        if (strategyId != null
                && found.find(TableName.STRATEGIES, References.strategy(strategyId), Rows.Nothing.class)
                        .isEmpty()) {
            errors.add(new FieldError("/strategyId", "value", "is not the id of a strategy"));
        }
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
    }
}
