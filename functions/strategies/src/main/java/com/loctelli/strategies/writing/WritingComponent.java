package com.loctelli.strategies.writing;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of strategies. */
@Component
interface WritingComponent {
    ChangeStrategy changeStrategy();

    CreateStrategy createStrategy();

    DeleteStrategy deleteStrategy();

    DiffStrategyVersions diffStrategyVersions();

    DraftStrategyVersion draftStrategyVersion();

    DuplicateStrategy duplicateStrategy();

    GetStrategy getStrategy();

    GetStrategyVersion getStrategyVersion();

    ListStrategies listStrategies();

    ListStrategyVersions listStrategyVersions();

    PublishStrategyVersion publishStrategyVersion();

    RollBackStrategy rollBackStrategy();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        WritingComponent create(@BindsInstance Platform platform);
    }
}
