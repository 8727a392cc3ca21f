package com.loctelli.messaging.tally;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What can be asked of the counts. */
@Component
interface TallyComponent {
    GetSmsStats getSmsStats();

    RecountSms recountSms();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        TallyComponent create(@BindsInstance Platform platform);
    }
}
