package com.loctelli.evals;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints, the worker and the sweep of this feature. */
@Component
interface EvalsComponent {
    TestChat testChat();

    CreateScenario createScenario();

    ListScenarios listScenarios();

    StartRun startRun();

    GetRun getRun();

    ListRunResults listRunResults();

    Rehearse rehearse();

    SweepSandboxes sweepSandboxes();

    /** Makes it for a platform. */
    @Component.Factory
    interface Factory {
        EvalsComponent create(@BindsInstance Platform platform);
    }
}
