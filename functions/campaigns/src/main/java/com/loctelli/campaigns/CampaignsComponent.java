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

    ChooseAudience chooseAudience();

    PreviewCampaign previewCampaign();

    TestCampaign testCampaign();

    SendCampaign sendCampaign();

    ScheduleCampaign scheduleCampaign();

    PauseCampaign pauseCampaign();

    ResumeCampaign resumeCampaign();

    CancelCampaign cancelCampaign();

    ListRecipients listRecipients();

    GetCampaignStats getCampaignStats();

    RecountCampaign recountCampaign();

    CountAnswer countAnswer();

    TickCampaign tickCampaign();

    FeedCampaigns feedCampaigns();

    SimulateSending simulateSending();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        CampaignsComponent create(@BindsInstance Platform platform);
    }
}
