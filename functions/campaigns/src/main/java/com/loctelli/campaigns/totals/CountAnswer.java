package com.loctelli.campaigns.totals;

import com.loctelli.campaigns.Campaigns;
import com.loctelli.campaigns.sending.Looks;
import com.loctelli.conversations.CampaignAnswered;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.delivery.Deliveries;
import javax.inject.Inject;

/** Works {@code CAMPAIGN_ANSWERS}: counts whoever answers a campaign's text, once, and at once whether they said no. */
public final class CountAnswer implements Worker<CampaignAnswered> {
    private final Platform platform;
    private final Campaigns campaigns;
    private final Deliveries deliveries;

    @Inject
    CountAnswer(Platform platform, Campaigns campaigns, Deliveries deliveries) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.deliveries = deliveries;
    }

    @Override
    public Outcome work(Tenant tenant, CampaignAnswered answered) {
        var found = campaigns.of(tenant).find(answered.campaignId());
        if (found == null) {
            return new Rejected("no-such-campaign");
        }
        new Looks(platform, tenant, deliveries, found.value()).answered(answered.leadId());
        return Outcome.DONE;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<CampaignAnswered> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    CampaignAnswered.class,
                    DaggerTotalsComponent.factory().create(platform).countAnswer());
        }
    }
}
