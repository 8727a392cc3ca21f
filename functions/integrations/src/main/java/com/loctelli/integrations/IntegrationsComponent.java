package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints and workers of this feature. */
@Component
interface IntegrationsComponent {
    ListIntegrationTemplates listIntegrationTemplates();

    GetIntegrationTemplate getIntegrationTemplate();

    ListIntegrations listIntegrations();

    CreateIntegration createIntegration();

    GetIntegration getIntegration();

    UpdateIntegration updateIntegration();

    ShowIntegrationHealth showIntegrationHealth();

    DeleteIntegration deleteIntegration();

    ReceiveGhlEvent receiveGhlEvent();

    ListInboundEvents listInboundEvents();

    GetInboundEvent getInboundEvent();

    ReplayInboundEvent replayInboundEvent();

    ReplayInboundEvents replayInboundEvents();

    WorkInboundEvent workInboundEvent();

    @Component.Factory
    interface Factory {
        IntegrationsComponent create(@BindsInstance Platform platform);
    }
}
