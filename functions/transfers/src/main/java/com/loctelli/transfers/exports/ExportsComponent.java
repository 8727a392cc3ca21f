package com.loctelli.transfers.exports;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of exports, wired. */
@Component
interface ExportsComponent {
    StartExport startExport();

    ShowExport showExport();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        ExportsComponent create(@BindsInstance Platform platform);
    }
}
