package com.loctelli.campaigns;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this feature does. */
@Component
interface CampaignsComponent {
    CreateCampaign createCampaign();

    ListCampaigns listCampaigns();

    GetCampaign getCampaign();

    ChangeCampaign changeCampaign();

    DeleteCampaign deleteCampaign();

    SendCampaign sendCampaign();

    ScheduleCampaign scheduleCampaign();

    PauseCampaign pauseCampaign();

    ResumeCampaign resumeCampaign();

    CancelCampaign cancelCampaign();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        CampaignsComponent create(@BindsInstance Platform platform);
    }
}
