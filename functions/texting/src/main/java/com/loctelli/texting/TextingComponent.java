package com.loctelli.texting;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this feature does. */
@Component
interface TextingComponent {
    SendText sendText();

    SweepSends sweepSends();

    TakeText takeText();

    TakeTextStatus takeTextStatus();

    RecordTextStatus recordTextStatus();

    ReconcileSms reconcileSms();

    TestSms testSms();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        TextingComponent create(@BindsInstance Platform platform);
    }
}
