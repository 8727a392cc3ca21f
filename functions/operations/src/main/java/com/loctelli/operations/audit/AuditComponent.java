package com.loctelli.operations.audit;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of the audit log, wired. */
@Component
interface AuditComponent {
    ListAudit listAudit();

    VerifyAudit verifyAudit();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        AuditComponent create(@BindsInstance Platform platform);
    }
}
