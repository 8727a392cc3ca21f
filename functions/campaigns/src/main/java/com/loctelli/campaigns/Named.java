package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.References;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.senders.SenderRoster;
import org.jspecify.annotations.Nullable;

/** What a campaign names of other features must be there when it is said. */
final class Named {
    private final Platform platform;
    private final Tenant tenant;

    Named(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** Refuses a strategy or a pool of numbers that is not there; null names none. */
    void check(@Nullable String strategyId, @Nullable String senderPoolId) {
        if (strategyId != null && !isStrategy(strategyId)) {
            throw Problem.field("/strategyId", "value", "there is no such strategy");
        }
        if (senderPoolId != null && !isPool(senderPoolId)) {
            throw Problem.field("/senderPoolId", "value", "there is no such pool of numbers");
        }
    }

    private boolean isStrategy(String id) {
        return rows(TableName.STRATEGIES).get(References.strategy(id), Rows.Nothing.class) != null;
    }

    private boolean isPool(String name) {
        var roster = rows(TableName.MESSAGING).get(SenderRoster.KEY, SenderRoster.class);
        return roster != null && roster.value().senders().stream().anyMatch(sender -> name.equals(sender.pool()));
    }

    private Rows rows(TableName table) {
        return platform.database().table(table).of(tenant);
    }
}
