package com.loctelli.campaigns.sending;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this package does. */
@Component
interface SendingComponent {
    TickCampaign tickCampaign();

    FeedCampaigns feedCampaigns();

    SimulateSending simulateSending();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        SendingComponent create(@BindsInstance Platform platform);
    }
}
