package com.loctelli.campaigns.words;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this package does. */
@Component
interface WordsComponent {
    PreviewCampaign previewCampaign();

    TestCampaign testCampaign();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        WordsComponent create(@BindsInstance Platform platform);
    }
}
