package com.loctelli.testkit.contract;

import com.loctelli.kernel.platform.Settings;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** The same contract on LocalStack, where Docker is. */
class LocalStackContractIT implements CloudContract {
    private static LocalStackContainer container;
    private static Settings settings;

    @BeforeAll
    static void start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            long tests = Arrays.stream(CloudContract.class.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .count();
            System.out.println("skipped: no Docker (" + tests + " tests of the contract on LocalStack)");
            Assumptions.abort("no Docker");
        }
        container = new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.4.0"))
                .withServices("dynamodb", "sqs", "s3", "secretsmanager", "kms", "sts");
        container.start();
        var environment = new HashMap<>(EmbeddedCloud.shared().settings());
        for (var service : List.of("DYNAMODB", "SQS", "S3", "SECRETS_MANAGER", "KMS", "STS")) {
            environment.put(
                    "AWS_ENDPOINT_URL_" + service, container.getEndpoint().toString());
        }
        settings = CloudContract.provisioned(environment);
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    public Settings settings() {
        return settings;
    }
}
