package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.Given;
import java.util.SortedSet;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** {@link Core} as a stack, with a log for each feature and an alarm on what endpoints tell of themselves in it. */
public final class CoreStack extends Stack {
    private final Core core;
    private final String filesExport;

    public CoreStack(Construct scope, Environment environment, StackProps props, SortedSet<String> features) {
        super(scope, environment.name("core"), props);
        this.core = new Core(this, "Core", environment);
        // A name of our own, because the rule packs call a finding by it, and a bucket's ARN cannot be in such a name.
        this.filesExport = filesExport(environment);
        CfnOutput.Builder.create(this, "FilesArn")
                .exportName(filesExport)
                .value(core.files().getBucketArn())
                .build();
        features.forEach(feature -> Alarms.failedAnswers(this, feature, log(feature, environment), environment));
        acknowledge();
    }

    /** The name under which this stack exports the ARN of the bucket for files. */
    static String filesExport(Environment environment) {
        return environment.name("files-arn");
    }

    /** What other stacks cannot know by name. */
    public Given given() {
        return new Given(core.key().getKeyArn(), Fn.importValue(filesExport));
    }

    private LogGroup log(String feature, Environment environment) {
        return LogGroup.Builder.create(this, feature + "Log")
                .logGroupName(Arns.logGroup(environment, feature))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private void acknowledge() {
        for (IConstruct child : core.getNode().getChildren()) {
            if (child.getNode().getId().endsWith("Letters")) {
                for (var finding :
                        new String[] {"AwsSolutions::AwsSolutions-SQS3", "Serverless::Serverless-SQSRedrivePolicy"}) {
                    Acknowledged.in(child, finding, "this is a dead-letter queue");
                }
            }
        }
        Acknowledged.in(
                core.getNode().findChild("AlarmsToPeople"),
                "Serverless::Serverless-SNSRedrivePolicy",
                "mail to people: the alarm's state stays to be seen where the mail does not arrive");
        var stores = core.getNode().findChild("Stores");
        Acknowledged.in(
                stores.getNode().findChild("FilesLog"),
                "AwsSolutions::AwsSolutions-S1",
                "this is the bucket that access logs go to");
        for (var secret : new String[] {"Twilio", "OpenAi", "PlatformKey", "OriginKey"}) {
            Acknowledged.in(
                    stores.getNode().findChild(secret),
                    "AwsSolutions::AwsSolutions-SMG4",
                    "its owner changes it, by the steps in docs/operations.md: a key that others hold cannot rotate alone");
        }
    }
}
