package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.secretsmanager.ReplicaRegion;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The bucket for files and the secrets. Each secret is made with random content, so that nothing works with a known
 * value; those of other companies are filled by hand after the first deployment.
 */
final class Stores extends Construct {
    private final Environment environment;
    private final Key key;
    private final Bucket files;

    Stores(Construct scope, Environment environment, Arns arns, Key key) {
        super(scope, "Stores");
        this.environment = environment;
        this.key = key;
        this.files = files(arns);
        // 64 letters and digits are 48 bytes of base64, as the kernel reads the platform's key.
        secret("platform-key", "Signs queue messages and cursors")
                .generateSecretString(random().passwordLength(64).build())
                .build();
        if (environment.hasEdge()) {
            // CloudFront puts the current key into every request; the previous one still holds while it changes.
            origin(secret("origin-key", "Shows the functions that a request came through the edge"));
        }
        fields("twilio", "Twilio's credentials: fill accountSid and authToken", "{\"accountSid\":\"\"}", "authToken");
        fields("openai", "The model's credentials: fill apiKey", "{}", "apiKey");
    }

    Bucket files() {
        return files;
    }

    private Bucket files(Arns arns) {
        var log = Bucket.Builder.create(this, "FilesLog")
                .bucketName(environment.name("files-log-" + arns.account()))
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .lifecycleRules(List.of(
                        LifecycleRule.builder().expiration(Duration.days(90)).build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        return Bucket.Builder.create(this, "Files")
                .bucketName(arns.bucketName())
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .versioned(true)
                .serverAccessLogsBucket(log)
                .serverAccessLogsPrefix("files/")
                .cors(List.of(CorsRule.builder()
                        .allowedMethods(List.of(HttpMethods.GET, HttpMethods.PUT))
                        .allowedOrigins(List.of(environment.publicUrl()))
                        .allowedHeaders(List.of("content-type"))
                        .maxAge(600)
                        .build()))
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .noncurrentVersionExpiration(Duration.days(30))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    private void origin(Secret.Builder builder) {
        if (!Stack.of(this).getRegion().equals(Environment.EDGE_REGION)
                && !isOpen(Stack.of(this).getRegion())) {
            builder.replicaRegions(List.of(
                    ReplicaRegion.builder().region(Environment.EDGE_REGION).build()));
        }
        builder.generateSecretString(random().passwordLength(48)
                        .secretStringTemplate("{\"previous\":\"\"}")
                        .generateStringKey("current")
                        .build())
                .build();
    }

    /** Whether the region is known only when the stack is deployed. */
    private static boolean isOpen(String region) {
        return software.amazon.awscdk.Token.isUnresolved(region);
    }

    private void fields(String name, String use, String template, String random) {
        secret(name, use)
                .generateSecretString(random().passwordLength(32)
                        .secretStringTemplate(template)
                        .generateStringKey(random)
                        .build())
                .build();
    }

    private Secret.Builder secret(String name, String use) {
        var made = Secret.Builder.create(
                this,
                Map.of(
                                "platform-key", "PlatformKey",
                                "origin-key", "OriginKey",
                                "twilio", "Twilio",
                                "openai", "OpenAi")
                        .getOrDefault(name, name));
        return made.secretName(environment.secret(name))
                .description(use)
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    private static SecretStringGenerator.Builder random() {
        return SecretStringGenerator.builder().excludePunctuation(true).includeSpace(false);
    }
}
