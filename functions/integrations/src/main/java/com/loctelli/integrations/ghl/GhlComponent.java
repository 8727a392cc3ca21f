package com.loctelli.integrations.ghl;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What is done with GoHighLevel's API. */
@Component
interface GhlComponent {
    TellDoNotDisturb tellDoNotDisturb();

    TestIntegration testIntegration();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        GhlComponent create(@BindsInstance Platform platform);
    }
}
