package com.loctelli.testkit.contract;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.localstack.LocalStack;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same contract on LocalStack, where Docker is. */
class LocalStackContractIT implements CloudContract {
    private static LocalStack localStack;
    private static Settings settings;

    @BeforeAll
    static void start() {
        long tests = Arrays.stream(CloudContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        localStack = LocalStack.start(tests, "the contract").orElseGet(() -> Assumptions.abort("no Docker"));
        var environment = new HashMap<>(EmbeddedCloud.shared().settings());
        environment.putAll(localStack.settings());
        settings = CloudContract.provisioned(environment);
    }

    @AfterAll
    static void stop() {
        if (localStack != null) {
            localStack.close();
        }
    }

    @Override
    public Settings settings() {
        return settings;
    }
}
