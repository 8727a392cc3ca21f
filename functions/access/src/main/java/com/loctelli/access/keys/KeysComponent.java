package com.loctelli.access.keys;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of API keys. */
@Component
interface KeysComponent {
    AddApiKey addApiKey();

    ListApiKeys listApiKeys();

    RevokeApiKey revokeApiKey();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        KeysComponent create(@BindsInstance Platform platform);
    }
}
