package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignState.Draft;
import com.loctelli.campaigns.CampaignState.Ended;
import com.loctelli.campaigns.CampaignState.Paused;
import com.loctelli.campaigns.CampaignState.Preparing;
import com.loctelli.campaigns.CampaignState.Scheduled;
import com.loctelli.campaigns.CampaignState.Sending;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Begins a campaign whose time has come: checks what it needs, and lets its texts be released or fail. */
final class Beginning {
    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;

    @Inject
    Beginning(Platform platform, Campaigns campaigns, Texts texts) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
    }

    /**
     * The campaign as it is then; one whose time has not come, or that was begun, is left as it is, and so is that of a
     * sub-account that may not text: it begins when it may.
     */
    Stored<Campaign> of(Tenant tenant, Stored<Campaign> found) {
        var moves = campaigns.of(tenant).moves();
        var now = platform.clock().now();
        return switch (found.value().state()) {
            case Scheduled scheduled
            when !scheduled.plan().at().isAfter(now) && canText(tenant) ->
                of(tenant, moves.unlessMoved(found, scheduled.send(now)));
            case Preparing preparing
            when canText(tenant) -> {
                var why = whyNot(tenant, found.value());
                yield moves.unlessMoved(found, why == null ? preparing.begin(now) : preparing.fail(why, now));
            }
            case Draft _, Scheduled _, Preparing _, Sending _, Paused _, Ended _ -> found;
        };
    }

    private boolean canText(Tenant tenant) {
        return texts.of(tenant).canText();
    }

    /** Why the campaign cannot be sent, or null. */
    private @Nullable String whyNot(Tenant tenant, Campaign campaign) {
        if (campaign.total() == 0) {
            var reason = campaign.statusReason();
            return reason == null ? "no_audience" : reason;
        }
        var pool = campaign.senderPoolId();
        boolean canText = texts.of(tenant).senders().stream()
                .anyMatch(one -> one.health().equals("active") && (pool == null || pool.equals(one.pool())));
        return canText ? null : "no_sender";
    }
}
