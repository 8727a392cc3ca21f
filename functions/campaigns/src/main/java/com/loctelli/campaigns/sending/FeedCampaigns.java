package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.CampaignItem;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.tenancy.Tenant;
import javax.inject.Inject;

/** Every minute: gives each campaign that is due its tick. */
public final class FeedCampaigns {
    private static final int MOST = 200;

    private final Platform platform;
    private final Campaigns campaigns;

    /** On the parts of a process. */
    @Inject
    public FeedCampaigns(Platform platform, Campaigns campaigns) {
        this.platform = platform;
        this.campaigns = campaigns;
    }

    /** Does so for one tenant; returns how many were due. */
    public int of(Tenant tenant) {
        var query = CampaignKeys.dueBy(platform.clock().now()).limit(MOST);
        var due = campaigns.of(tenant).rows().query(query, CampaignItem.class).data();
        platform.queues()
                .sendAll(due.stream()
                        .map(one -> Outgoing.of(
                                QueueName.CAMPAIGN_TICKS,
                                tenant,
                                CampaignDue.of(one.value().id())))
                        .toList());
        return due.size();
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerSendingComponent.factory().create(platform).feedCampaigns()::of);
        }
    }
}
