package com.loctelli.conversations.incidents;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of incidents. */
@Component
interface IncidentsComponent {
    ListSecurityIncidents listSecurityIncidents();

    ResolveSecurityIncident resolveSecurityIncident();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        IncidentsComponent create(@BindsInstance Platform platform);
    }
}
