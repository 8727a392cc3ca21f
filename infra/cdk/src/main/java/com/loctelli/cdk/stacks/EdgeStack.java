package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * What the world sees: one domain with the web app from a private bucket and the API, uncached, behind a firewall. Every
 * request that goes on to the API carries the origin key, by which the functions know it from one that went around.
 */
public final class EdgeStack extends Stack {
    private static final String PAGES = "function handler(event){var r=event.request;"
            + "if(!r.uri.split('/').pop().includes('.'))r.uri='/index.html';return r;}";
    /** The address of whoever calls, in a header that no caller can set: the API itself sees only CloudFront's. */
    private static final String VIEWER = "function handler(event){var r=event.request;"
            + "r.headers['x-viewer-address']={value:event.viewer.ip};return r;}";

    private final Environment environment;

    public EdgeStack(Construct scope, Environment environment, StackProps props, String apiDomain) {
        super(scope, environment.name("edge"), props);
        this.environment = environment;
        var log = bucket("Log", "edge-log", null);
        var pages = bucket("Pages", "web", log);
        var headers = Headers.policy(this, environment);
        var builder = Distribution.Builder.create(this, "Cdn")
                .comment("Loctelli " + environment.stage())
                .webAclId(Firewall.in(this, environment))
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .defaultRootObject("index.html")
                .enableLogging(true)
                .logBucket(log)
                .logFilePrefix("cdn/")
                .defaultBehavior(BehaviorOptions.builder()
                        .origin(S3BucketOrigin.withOriginAccessControl(pages))
                        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                        .responseHeadersPolicy(headers)
                        .compress(true)
                        .functionAssociations(List.of(function("PagesOfTheApp", PAGES)))
                        .build())
                .additionalBehaviors(Map.of(
                        "/v1/*",
                        BehaviorOptions.builder()
                                .origin(api(apiDomain))
                                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                                .allowedMethods(AllowedMethods.ALLOW_ALL)
                                .cachePolicy(CachePolicy.CACHING_DISABLED)
                                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                                .responseHeadersPolicy(headers)
                                .functionAssociations(List.of(function("ViewerAddress", VIEWER)))
                                .build()));
        if (environment.hasOwnDomain()) {
            builder.domainNames(List.of(environment.domain()))
                    .certificate(Certificate.Builder.create(this, "Certificate")
                            .domainName(environment.domain())
                            .validation(CertificateValidation.fromDns())
                            .build());
        }
        var cdn = builder.build();
        CfnOutput.Builder.create(this, "Domain")
                .value(cdn.getDistributionDomainName())
                .build();
        CfnOutput.Builder.create(this, "Distribution")
                .value(cdn.getDistributionId())
                .build();
        CfnOutput.Builder.create(this, "WebBucket").value(pages.getBucketName()).build();
        Acknowledged.in(cdn, "AwsSolutions::AwsSolutions-CFR1", "people may call from any country");
        if (!environment.hasOwnDomain()) {
            Acknowledged.in(
                    cdn,
                    "AwsSolutions::AwsSolutions-CFR4",
                    "CloudFront's own certificate fixes the protocol; a domain of one's own brings TLS 1.2");
        }
        Acknowledged.in(log, "AwsSolutions::AwsSolutions-S1", "this is the bucket that access logs go to");
    }

    private HttpOrigin api(String domain) {
        // The value is resolved while deploying and is in no template.
        var key = "{{resolve:secretsmanager:" + environment.secret("origin-key") + ":SecretString:current}}";
        return HttpOrigin.Builder.create(domain)
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .readTimeout(Duration.seconds(30))
                .customHeaders(Map.of("x-origin-key", key))
                .build();
    }

    private FunctionAssociation function(String id, String code) {
        return FunctionAssociation.builder()
                .eventType(FunctionEventType.VIEWER_REQUEST)
                .function(Function.Builder.create(this, id)
                        .functionName(environment.name(id))
                        .runtime(FunctionRuntime.JS_2_0)
                        .code(FunctionCode.fromInline(code))
                        .build())
                .build();
    }

    private Bucket bucket(String id, String name, @org.jspecify.annotations.Nullable Bucket log) {
        var builder = Bucket.Builder.create(this, id)
                .bucketName(environment.name(name + "-" + environment.account()))
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        if (log == null) {
            // CloudFront writes its log by an access list, which the newer ownership has switched off.
            return builder.objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                    .lifecycleRules(List.of(LifecycleRule.builder()
                            .expiration(Duration.days(90))
                            .build()))
                    .build();
        }
        return builder.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .versioned(true)
                .serverAccessLogsBucket(log)
                .serverAccessLogsPrefix("web/")
                .build();
    }
}
