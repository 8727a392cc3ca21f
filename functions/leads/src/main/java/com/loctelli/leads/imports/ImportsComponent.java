package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What imports do. */
@Component
interface ImportsComponent {
    CreateImport createImport();

    StartImport startImport();

    ListImports listImports();

    GetImport getImport();

    UndoImport undoImport();

    RunImport runImport();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        ImportsComponent create(@BindsInstance Platform platform);
    }
}
