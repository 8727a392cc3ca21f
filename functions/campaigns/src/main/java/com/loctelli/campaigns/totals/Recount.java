package com.loctelli.campaigns.totals;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.campaigns.recipients.RecipientState;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.EnumMap;
import java.util.Set;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Counts a campaign's totals anew from its recipients, which are the record of what happened to each. The totals take
 * the place of the old ones only where nothing was counted meanwhile; of a campaign that is being sent quickly they are
 * counted again.
 */
final class Recount {
    private static final int TRIES = 5;
    private static final int PAGE = 1000;

    private final Platform platform;
    private final Campaigns campaigns;

    @Inject
    Recount(Platform platform, Campaigns campaigns) {
        this.platform = platform;
        this.campaigns = campaigns;
    }

    /** Does so; 412 where the campaign changed each time that it was tried. */
    Stored<Campaign> of(Tenant tenant, String id) {
        return Optimistic.retried(TRIES, Set.of(ProblemType.STALE_VERSION), () -> once(tenant, id));
    }

    private Stored<Campaign> once(Tenant tenant, String id) {
        var ours = campaigns.of(tenant);
        var before = ours.need(id);
        var sum = new Sum();
        @Nullable String cursor = null;
        do {
            var page = ours.rows()
                    .query(Query.prefix(CampaignKeys.recipients(id)).limit(PAGE).after(cursor), Recipient.class);
            page.data().forEach(one -> sum.add(one.value()));
            cursor = page.next();
        } while (cursor != null);
        var update = new Update()
                .set("counters", sum.counters())
                .set("released", sum.released)
                .set("waiting", sum.waiting)
                .set("deferred", sum.of(RecipientState.DEFERRED));
        platform.database()
                .commit(ours.rows()
                        .update(before.sk(), update)
                        .when(Condition.equal("version", before.version()))
                        .otherwise(ProblemType.STALE_VERSION));
        return ours.need(id);
    }

    private static final class Sum {
        private final EnumMap<RecipientState, Long> states = new EnumMap<>(RecipientState.class);
        private long released;
        private long waiting;
        private long optedOut;
        private long replied;

        void add(Recipient one) {
            states.merge(one.state(), 1L, Long::sum);
            released += one.state().isBeforeRelease() ? 0 : 1;
            waiting += one.isWaiting() ? 1 : 0;
            optedOut += one.hasOptedOut() ? 1 : 0;
            replied += one.hasReplied() ? 1 : 0;
        }

        long of(RecipientState state) {
            return states.getOrDefault(state, 0L);
        }

        Counters counters() {
            return new Counters(
                    of(RecipientState.QUEUED),
                    of(RecipientState.SENT),
                    of(RecipientState.DELIVERED),
                    of(RecipientState.UNDELIVERED),
                    of(RecipientState.FAILED),
                    of(RecipientState.UNKNOWN),
                    of(RecipientState.SKIPPED),
                    optedOut,
                    replied);
        }
    }
}
