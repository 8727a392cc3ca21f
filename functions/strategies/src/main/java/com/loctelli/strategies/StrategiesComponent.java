package com.loctelli.strategies;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of this feature. */
@Component
interface StrategiesComponent {
    ListStrategies listStrategies();

    CreateStrategy createStrategy();

    GetStrategy getStrategy();

    ChangeStrategy changeStrategy();

    DeleteStrategy deleteStrategy();

    DuplicateStrategy duplicateStrategy();

    ListStrategyVersions listStrategyVersions();

    DraftStrategyVersion draftStrategyVersion();

    GetStrategyVersion getStrategyVersion();

    DiffStrategyVersions diffStrategyVersions();

    PublishStrategyVersion publishStrategyVersion();

    RollBackStrategy rollBackStrategy();

    PreviewPrompt previewPrompt();

    ListPromptTemplates listPromptTemplates();

    CreatePromptTemplate createPromptTemplate();

    ActivatePromptTemplate activatePromptTemplate();

    ListPlatformTemplates listPlatformTemplates();

    CreatePlatformTemplate createPlatformTemplate();

    GetPlatformTemplate getPlatformTemplate();

    ChangePlatformTemplate changePlatformTemplate();

    DeletePlatformTemplate deletePlatformTemplate();

    AssignPlatformTemplate assignPlatformTemplate();

    ListPlatformTemplateVersions listPlatformTemplateVersions();

    DraftPlatformTemplate draftPlatformTemplate();

    DiffPlatformTemplateVersions diffPlatformTemplateVersions();

    PublishPlatformTemplate publishPlatformTemplate();

    RollBackPlatformTemplate rollBackPlatformTemplate();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        StrategiesComponent create(@BindsInstance Platform platform);
    }
}
