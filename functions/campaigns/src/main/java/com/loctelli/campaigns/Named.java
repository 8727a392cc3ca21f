package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.strategies.Strategies;
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
        checkStrategy(strategyId);
        if (senderPoolId != null && !isPool(senderPoolId)) {
            throw Problem.field("/senderPoolId", "value", "there is no such pool of numbers");
        }
    }

    /** Refuses a strategy that is not there or is switched off: who answers would be answered by another. */
    void checkStrategy(@Nullable String id) {
        if (id == null) {
            return;
        }
        var strategy = new Strategies(platform).of(tenant).find(id);
        if (strategy == null) {
            throw Problem.field("/strategyId", "value", "there is no such strategy");
        }
        if (!strategy.value().isActive()) {
            throw Problem.field("/strategyId", "value", "the strategy is switched off");
        }
    }

    private boolean isPool(String name) {
        var roster =
                platform.database().table(TableName.MESSAGING).of(tenant).get(SenderRoster.KEY, SenderRoster.class);
        return roster != null && roster.value().senders().stream().anyMatch(sender -> name.equals(sender.pool()));
    }
}
