package com.loctelli.kernel.platform;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS clients of a process, each made at first use over one shared HTTP client. Endpoints come from the settings
 * {@code AWS_ENDPOINT_URL_<SERVICE>} where they are set, so that nothing else differs between AWS and one machine.
 */
final class AwsClients {
    static {
        // The JDK's HTTP client repeats a POST by itself when the connection closes without an answer. Whether to try
        // again is the SDK's to decide, and it may not be tried at all.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** The SDK's own. */
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final Settings settings;
    private final List<ExecutionInterceptor> dynamoDbInterceptors;
    private final Lazy<SdkHttpClient> http = new Lazy<>();
    private final Lazy<DynamoDbClient> dynamoDb = new Lazy<>();
    private final Lazy<SqsClient> sqs = new Lazy<>();
    private final Lazy<S3Client> s3 = new Lazy<>();
    private final Lazy<S3Presigner> s3Presigner = new Lazy<>();
    private final Lazy<SecretsManagerClient> secretsManager = new Lazy<>();
    private final Lazy<KmsClient> kms = new Lazy<>();
    private final Lazy<StsClient> sts = new Lazy<>();
    private final Lazy<SesV2Client> ses = new Lazy<>();

    AwsClients(Settings settings, List<ExecutionInterceptor> dynamoDbInterceptors) {
        this.settings = settings;
        this.dynamoDbInterceptors = dynamoDbInterceptors;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.get(this::makeDynamoDb);
    }

    SqsClient sqs() {
        return sqs.get(
                () -> common(SqsClient.builder().httpClient(http()), "SQS").build());
    }

    S3Client s3() {
        return s3.get(() -> common(
                        S3Client.builder()
                                // Files are streamed: what is held back until it is whole is held in memory.
                                .httpClient(UrlConnectionHttpClient.create())
                                .forcePathStyle(
                                        settings.find("AWS_ENDPOINT_URL_S3").isPresent()),
                        "S3")
                .build());
    }

    S3Presigner s3Presigner() {
        return s3Presigner.get(this::makePresigner);
    }

    SecretsManagerClient secretsManager() {
        return secretsManager.get(() -> common(SecretsManagerClient.builder().httpClient(http()), "SECRETS_MANAGER")
                .build());
    }

    KmsClient kms() {
        return kms.get(
                () -> common(KmsClient.builder().httpClient(http()), "KMS").build());
    }

    StsClient sts() {
        return sts.get(
                () -> common(StsClient.builder().httpClient(http()), "STS").build());
    }

    SesV2Client ses() {
        return ses.get(
                () -> common(SesV2Client.builder().httpClient(http()), "SESV2").build());
    }

    private SdkHttpClient http() {
        return http.get(() -> UrlConnectionHttpClient.create(new BufferedConnections(TO_CONNECT, TO_ANSWER)));
    }

    /** Gives up in time for the caller to be told so: a function of a route is stopped after ten seconds. */
    private DynamoDbClient makeDynamoDb() {
        var patience = Duration.ofMillis(Long.parseLong(settings.get("DATABASE_TIMEOUT_MILLIS", "5000")));
        var patient =
                UrlConnectionHttpClient.create(new BufferedConnections(patience.dividedBy(4), patience.dividedBy(2)));
        return common(DynamoDbClient.builder().httpClient(patient), "DYNAMODB")
                .overrideConfiguration(o -> {
                    o.addExecutionInterceptor(new Patience(patience.dividedBy(2)));
                    dynamoDbInterceptors.forEach(o::addExecutionInterceptor);
                })
                .build();
    }

    private S3Presigner makePresigner() {
        var builder = S3Presigner.builder().region(region()).credentialsProvider(credentials());
        settings.find("AWS_ENDPOINT_URL_S3")
                .ifPresent(url -> builder.endpointOverride(URI.create(url))
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build()));
        return builder.build();
    }

    private <B extends AwsClientBuilder<B, ?>> B common(B builder, String service) {
        builder.region(region()).credentialsProvider(credentials());
        settings.find("AWS_ENDPOINT_URL_" + service).ifPresent(url -> builder.endpointOverride(URI.create(url)));
        return builder;
    }

    private Region region() {
        return Region.of(settings.get("AWS_REGION", "us-east-1"));
    }

    /** The keys of the settings themselves where they hold any, which spares the search of the default chain. */
    private AwsCredentialsProvider credentials() {
        var id = settings.find("AWS_ACCESS_KEY_ID");
        var secret = settings.find("AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(settings.find("AWS_SESSION_TOKEN")
                .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                        token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
    }
}
