package com.loctelli.testkit.localstack;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** One LocalStack, of a version that still asks for no account and knows the fair queues of SQS. */
public final class LocalStack implements AutoCloseable {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.8.0");

    /** The services of AWS that it stands in for here, as the SDK names them in its settings. */
    public static final List<String> SERVICES = List.of("DYNAMODB", "SQS", "S3", "SECRETS_MANAGER", "KMS", "STS");

    private final LocalStackContainer container;

    private LocalStack(LocalStackContainer container) {
        this.container = container;
    }

    /** Starts it; empty, after a line that says so, where there is no Docker. */
    public static Optional<LocalStack> start(long tests, String what) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.out.println("skipped: no Docker (" + tests + " tests of " + what + " on LocalStack)");
            return Optional.empty();
        }
        var container =
                new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs", "s3", "secretsmanager", "kms", "sts");
        var token = System.getenv("LOCALSTACK_AUTH_TOKEN");
        if (token != null) {
            container.withEnv("LOCALSTACK_AUTH_TOKEN", token);
        }
        container.start();
        return Optional.of(new LocalStack(container));
    }

    /** Where it listens, for all services. */
    public URI endpoint() {
        return container.getEndpoint();
    }

    /** The settings by which the SDK finds it. */
    public Map<String, String> settings() {
        return SERVICES.stream()
                .collect(Collectors.toMap(
                        service -> "AWS_ENDPOINT_URL_" + service,
                        service -> endpoint().toString()));
    }

    @Override
    public void close() {
        container.stop();
    }
}
