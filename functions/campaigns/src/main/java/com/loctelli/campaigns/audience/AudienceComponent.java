package com.loctelli.campaigns.audience;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this package does. */
@Component
interface AudienceComponent {
    ChooseAudience chooseAudience();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        AudienceComponent create(@BindsInstance Platform platform);
    }
}
