package com.loctelli.transfers.imports;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of imports, wired. */
@Component
interface ImportsComponent {
    ImportSubAccount importSubAccount();

    ShowSubAccountImport showSubAccountImport();

    StartSubAccountImport startSubAccountImport();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        ImportsComponent create(@BindsInstance Platform platform);
    }
}
