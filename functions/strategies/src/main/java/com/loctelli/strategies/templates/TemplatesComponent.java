package com.loctelli.strategies.templates;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of prompt templates. */
@Component
interface TemplatesComponent {
    ActivatePromptTemplate activatePromptTemplate();

    AssignPlatformTemplate assignPlatformTemplate();

    ChangePlatformTemplate changePlatformTemplate();

    CreatePlatformTemplate createPlatformTemplate();

    CreatePromptTemplate createPromptTemplate();

    DeletePlatformTemplate deletePlatformTemplate();

    DiffPlatformTemplateVersions diffPlatformTemplateVersions();

    DraftPlatformTemplate draftPlatformTemplate();

    GetPlatformTemplate getPlatformTemplate();

    ListPlatformTemplateVersions listPlatformTemplateVersions();

    ListPlatformTemplates listPlatformTemplates();

    ListPromptTemplates listPromptTemplates();

    PublishPlatformTemplate publishPlatformTemplate();

    RollBackPlatformTemplate rollBackPlatformTemplate();

    SweepPublications sweepPublications();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        TemplatesComponent create(@BindsInstance Platform platform);
    }
}
