package com.loctelli.messaging.optout;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What can be done with texts that were read as revocations. */
@Component
interface OptOutComponent {
    ListOptOuts listOptOuts();

    ConfirmOptOut confirmOptOut();

    UndoOptOut undoOptOut();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        OptOutComponent create(@BindsInstance Platform platform);
    }
}
