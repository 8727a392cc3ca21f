package com.loctelli.cdk.iam;

import com.loctelli.cdk.needs.Needs;
import com.loctelli.cdk.needs.NeedsReader;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The policy of one function, or of several that share a role: its log, and what its code asks for, no more. */
public final class FunctionPolicy {
    /** The partition of the platform's own items, and so what its data key is wrapped for. */
    private static final String PLATFORM = "PLATFORM";

    private final Arns arns;
    private final Given given;
    private final List<Statement> statements = new ArrayList<>();
    private final SortedSet<String> encrypted = new TreeSet<>();

    private FunctionPolicy(Arns arns, Given given) {
        this.arns = arns;
        this.given = given;
    }

    /** What a role for these functions may do, the functions being of one log group. */
    public static List<Statement> of(Collection<FunctionPlan> functions, String logGroup, Arns arns, Given given) {
        var policy = new FunctionPolicy(arns, given);
        policy.allow("Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(arns.logStreams(logGroup)));
        var needs = functions.stream().map(FunctionPlan::needs).toList();
        policy.rows(needs);
        policy.queues(functions);
        policy.files(needs);
        policy.secrets(
                needs, functions.stream().anyMatch(f -> FunctionSettings.asksForOriginKey(f, arns.environment())));
        policy.keys(needs);
        policy.mail(needs);
        return List.copyOf(policy.statements);
    }

    /** Who may take a function's role. */
    public static Map<String, Object> trust() {
        return Statement.document(
                List.of(Map.of(
                        "Effect", "Allow",
                        "Action", "sts:AssumeRole",
                        "Principal", Map.of("Service", "lambda.amazonaws.com"))),
                "2012-10-17");
    }

    private void rows(List<Needs> needs) {
        if (needs.stream().anyMatch(Needs::tenantRows)) {
            allow("Tenant", List.of("sts:AssumeRole", "sts:TagSession"), List.of(arns.tenantRole()));
        }
        var actions = new TreeSet<String>();
        if (needs.stream().anyMatch(Needs::readsDirectory)) {
            actions.addAll(List.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"));
        }
        if (needs.stream().anyMatch(Needs::writesDirectory)) {
            actions.addAll(List.of(
                    "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"));
        }
        if (!actions.isEmpty()) {
            allow("Directory", List.copyOf(actions), List.of(arns.table(TableName.DIRECTORY)));
            encrypted.add("dynamodb");
        }
    }

    private void queues(Collection<FunctionPlan> functions) {
        var sent = new TreeSet<QueueName>();
        var probed = new TreeSet<QueueName>();
        var taken = new TreeSet<QueueName>();
        functions.forEach(function -> {
            sent.addAll(function.needs().queues());
            probed.addAll(function.needs().probes());
            if (function.way() instanceof FunctionPlan.OnQueue on) {
                taken.add(on.queue());
            }
        });
        if (!sent.isEmpty()) {
            allow(
                    "Send",
                    List.of("sqs:GetQueueUrl", "sqs:SendMessage"),
                    sent.stream().map(arns::queue).toList());
            encrypted.add("sqs");
        }
        if (!probed.isEmpty()) {
            allow(
                    "ProbeQueues",
                    List.of("sqs:GetQueueUrl"),
                    probed.stream().map(arns::queue).toList());
        }
        var all = QueueName.values();
        if (functions.stream().anyMatch(function -> function.needs().watchesQueues())) {
            allow(
                    "WatchQueues",
                    List.of("sqs:GetQueueAttributes", "sqs:GetQueueUrl"),
                    Arrays.stream(all)
                            .flatMap(queue -> Stream.of(arns.queue(queue), arns.deadLetters(queue.deadLetterId())))
                            .toList());
        }
        if (functions.stream().anyMatch(function -> function.needs().redrives())) {
            allow(
                    "TakeDeadLetters",
                    List.of("sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:StartMessageMoveTask"),
                    Arrays.stream(all)
                            .map(queue -> arns.deadLetters(queue.deadLetterId()))
                            .toList());
            allow(
                    "PutBack",
                    List.of("sqs:SendMessage"),
                    Arrays.stream(all).map(arns::queue).toList());
            encrypted.add("sqs");
        }
        if (!taken.isEmpty()) {
            allow(
                    "Take",
                    List.of(
                            "sqs:ChangeMessageVisibility",
                            "sqs:DeleteMessage",
                            "sqs:GetQueueAttributes",
                            "sqs:ReceiveMessage"),
                    taken.stream().map(arns::queue).toList());
            encrypted.add("sqs");
        }
    }

    private void files(List<Needs> needs) {
        var calls = new TreeSet<String>();
        needs.forEach(one -> one.files().forEach(call -> calls.add("s3:" + call)));
        boolean lists = calls.remove("s3:" + NeedsReader.LIST);
        if (lists || calls.contains("s3:GetObject")) {
            // Only to whom may list does S3 say that a file is not there; to others it is forbidden. Whoever asks for
            // one file names no prefix.
            statements.add(Statement.of("ListFiles", List.of("s3:" + NeedsReader.LIST), List.of(given.filesArn()))
                    .when("StringLikeIfExists", "s3:prefix", "sa_*"));
        }
        if (calls.remove("s3:" + NeedsReader.VERSIONS)) {
            statements.add(
                    Statement.of("ListVersions", List.of("s3:" + NeedsReader.VERSIONS), List.of(given.filesArn()))
                            .when("StringLike", "s3:prefix", "sa_*"));
            calls.add("s3:DeleteObjectVersion");
        }
        if (!calls.isEmpty()) {
            allow("Files", List.copyOf(calls), List.of(given.filesArn() + "/sa_*"));
            encrypted.add("s3");
        }
    }

    private void secrets(List<Needs> needs, boolean asksForOriginKey) {
        var read = new TreeSet<String>();
        var written = new TreeSet<String>();
        needs.forEach(one -> {
            one.reads().forEach(name -> read.add(named(name)));
            one.writes().forEach(name -> written.add(named(name)));
            FunctionSettings.secrets(one.settings())
                    .forEach(name -> read.add(arns.environment().secret(name)));
        });
        if (asksForOriginKey) {
            read.add(arns.environment().secret("origin-key"));
        }
        if (!read.isEmpty()) {
            allow("ReadSecrets", List.of("secretsmanager:GetSecretValue"), secrets(read));
            encrypted.add("secretsmanager");
        }
        if (!written.isEmpty()) {
            allow(
                    "WriteSecrets",
                    List.of(
                            "secretsmanager:CreateSecret",
                            "secretsmanager:DeleteSecret",
                            "secretsmanager:PutSecretValue"),
                    secrets(written));
        }
    }

    private void keys(List<Needs> needs) {
        if (!encrypted.isEmpty()) {
            var services = encrypted.stream()
                    .map(service -> service + "." + arns.region() + ".amazonaws.com")
                    .toList();
            statements.add(Statement.of(
                            "KeyOfServices", List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(given.keyArn()))
                    .when("StringEquals", "kms:ViaService", services));
        }
        if (needs.stream().anyMatch(Needs::seals)) {
            Object whose = needs.stream().anyMatch(Needs::sealsOwn) ? List.of("sa_*", PLATFORM) : "sa_*";
            statements.add(
                    Statement.of("KeyOfTenants", List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(given.keyArn()))
                            .when("StringLike", "kms:EncryptionContext:" + TenantRole.TAG, whose));
        }
    }

    private void mail(List<Needs> needs) {
        if (needs.stream().anyMatch(Needs::mails)) {
            allow("Mail", List.of("ses:SendEmail"), List.of(arns.mailIdentity()));
        }
    }

    private List<String> secrets(Collection<String> names) {
        return names.stream().map(arns::secret).toList();
    }

    /** A name whose first hole is the stage, where it is one of the product's own. */
    private String named(String template) {
        return template.startsWith("loctelli/*/")
                ? arns.environment().secret(template.substring("loctelli/*/".length()))
                : template;
    }

    private void allow(String sid, List<String> actions, List<String> resources) {
        statements.add(Statement.of(sid, actions, resources));
    }
}
