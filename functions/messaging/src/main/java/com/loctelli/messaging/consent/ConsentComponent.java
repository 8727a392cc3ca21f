package com.loctelli.messaging.consent;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What can be done about consent. */
@Component
interface ConsentComponent {
    ListSuppressions listSuppressions();

    Suppress suppress();

    LiftSuppression liftSuppression();

    ListConsentEvents listConsentEvents();

    EnterAgreement enterAgreement();

    EnterAgreements enterAgreements();

    EnterImportedAgreements enterImportedAgreements();

    OptOutLead optOutLead();

    ShowLeadConsent showLeadConsent();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        ConsentComponent create(@BindsInstance Platform platform);
    }
}
