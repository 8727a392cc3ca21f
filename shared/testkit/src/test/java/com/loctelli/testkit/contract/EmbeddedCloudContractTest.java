package com.loctelli.testkit.contract;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.testkit.cloud.EmbeddedCloud;

/** The contract on the embedded parts. */
class EmbeddedCloudContractTest implements CloudContract {
    private static final Settings SETTINGS =
            CloudContract.provisioned(EmbeddedCloud.shared().settings());

    @Override
    public Settings settings() {
        return SETTINGS;
    }
}
