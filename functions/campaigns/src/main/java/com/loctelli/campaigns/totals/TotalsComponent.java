package com.loctelli.campaigns.totals;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this package does. */
@Component
interface TotalsComponent {
    GetCampaignStats getCampaignStats();

    RecountCampaign recountCampaign();

    CountAnswer countAnswer();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        TotalsComponent create(@BindsInstance Platform platform);
    }
}
