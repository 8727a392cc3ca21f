package com.loctelli.strategies.prompt;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoint of the preview. */
@Component
interface PromptComponent {
    PreviewPrompt previewPrompt();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        PromptComponent create(@BindsInstance Platform platform);
    }
}
