package com.loctelli.messaging.compliance;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What can be asked and set about texting hours. */
@Component
interface ComplianceComponent {
    ShowQuietHours showQuietHours();

    SetQuietHours setQuietHours();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        ComplianceComponent create(@BindsInstance Platform platform);
    }
}
