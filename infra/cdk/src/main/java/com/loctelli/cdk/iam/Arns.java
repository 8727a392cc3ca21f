package com.loctelli.cdk.iam;

import com.loctelli.cdk.Environment;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * The ARNs of a stage, from the names that the stage fixes.
 *
 * @param account digits, or a reference to the account that the stack is deployed to
 */
public record Arns(Environment environment, String partition, String region, String account) {

    /** The ARNs as seen by a stack. */
    public static Arns in(Stack stack, Environment environment) {
        var region = stack.getRegion();
        return new Arns(
                environment,
                Token.isUnresolved(region) ? stack.getPartition() : partition(region),
                region,
                stack.getAccount());
    }

    public String table(TableName table) {
        return arn("dynamodb", "table/" + environment.name(table.id()));
    }

    public String queue(QueueName queue) {
        return arn("sqs", environment.name(queue.id()));
    }

    public String deadLetters(String id) {
        return arn("sqs", environment.name(id));
    }

    /** A secret, whose ARN ends in six characters that only AWS knows. */
    public String secret(String name) {
        return arn("secretsmanager", "secret:" + name + "-??????");
    }

    public String bucketName() {
        return environment.name("files-" + account);
    }

    public String role(String name) {
        return "arn:" + partition + ":iam::" + account + ":role/" + name;
    }

    public String function(String name) {
        return arn("lambda", "function:" + name);
    }

    public String stateMachine(String name) {
        return arn("states", "stateMachine:" + name);
    }

    public String logStreams(String group) {
        return arn("logs", "log-group:" + group + ":log-stream:*");
    }

    public String alarm(String name) {
        return arn("cloudwatch", "alarm:" + name);
    }

    /** The domain that letters come from, as SES knows it. */
    public String mailIdentity() {
        return arn("ses", "identity/" + environment.domain());
    }

    public String topic() {
        return arn("sns", environment.name("alarms"));
    }

    /** The role that opens one tenant's rows. */
    public String tenantRole() {
        return role(environment.name("tenant-data"));
    }

    /** The role through which the API calls functions. */
    public String apiRole() {
        return role(environment.name("api"));
    }

    /** The log group that a feature's functions share. */
    public static String logGroup(Environment environment, String feature) {
        return "/loctelli/" + environment.stage() + "/" + feature;
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private String arn(String service, String what) {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + what;
    }
}
