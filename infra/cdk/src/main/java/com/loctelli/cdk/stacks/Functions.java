package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.FunctionPolicy;
import com.loctelli.cdk.iam.FunctionSettings;
import com.loctelli.cdk.iam.Given;
import com.loctelli.cdk.iam.Statement;
import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.plan.FunctionPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;

/** Makes the functions of a stack: a role each, a snapshot for a quick start, and {@code live}, which everyone calls. */
final class Functions {
    /** What every caller names, so that a new version takes over, or goes back, in one place. */
    static final String LIVE = "live";

    private final Stack stack;
    private final Arns arns;
    private final Given given;
    private final Map<String, Artefact> artefacts;
    private final Map<String, Code> code = new HashMap<>();
    private final Map<String, ILogGroup> logs = new HashMap<>();

    Functions(Stack stack, Environment environment, Given given, Map<String, Artefact> artefacts) {
        this.stack = stack;
        this.arns = Arns.in(stack, environment);
        this.given = given;
        this.artefacts = artefacts;
    }

    Arns arns() {
        return arns;
    }

    /** The function's alias. */
    Alias live(FunctionPlan plan) {
        var environment = arns.environment();
        var group = Arns.logGroup(environment, plan.feature());
        var role = role(plan, group);
        var function = Function.Builder.create(stack, plan.id())
                .functionName(plan.physical(environment.prefix()))
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(plan.handler())
                .code(code.computeIfAbsent(plan.feature(), this::code))
                .memorySize(plan.limits().memoryMb())
                .timeout(Duration.seconds(plan.limits().timeout().toSeconds()))
                .environment(FunctionSettings.of(plan, arns))
                // Lambda stops what calls itself some 16 times, which a long work in slices does on purpose.
                .recursiveLoop(plan.sendsToItself() ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .loggingFormat(LoggingFormat.JSON)
                .systemLogLevelV2(SystemLogLevel.WARN)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .logGroup(logs.computeIfAbsent(
                        group, name -> LogGroup.fromLogGroupName(stack, plan.feature() + "Log", name)))
                .role(Role.fromRoleArn(
                        stack,
                        plan.id() + "Given",
                        role.getAttrArn(),
                        FromRoleArnOptions.builder().mutable(false).build()))
                .build();
        Acknowledged.in(
                function,
                "Serverless::Serverless-LambdaDLQ",
                "nothing invokes it asynchronously but the scheduler, whose target has a dead-letter queue");
        Acknowledged.in(
                function,
                "Serverless::Serverless-LambdaTracing",
                "one trace id enters with a request and goes on in every message; each log line carries it");
        return Alias.Builder.create(stack, plan.id() + "Live")
                .aliasName(LIVE)
                .version(function.getCurrentVersion())
                .build();
    }

    private CfnRole role(FunctionPlan plan, String group) {
        var statements = FunctionPolicy.of(List.of(plan), group, arns, given);
        var role = CfnRole.Builder.create(stack, plan.id() + "Role")
                .roleName(plan.role(arns.environment().prefix()))
                .assumeRolePolicyDocument(FunctionPolicy.trust())
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("needs")
                        .policyDocument(Statement.document(statements))
                        .build()))
                .build();
        statements.stream()
                .flatMap(statement -> statement.resources().stream())
                .filter(resource -> resource.contains("*"))
                .map(this::named)
                .distinct()
                .forEach(resource -> Acknowledged.in(role, Acknowledged.wildcard(resource), why(resource)));
        return role;
    }

    /** The resource as the rule packs call it: what another stack exports by the export's name. */
    private String named(String resource) {
        return Token.isUnresolved(resource) ? CoreStack.filesExport(arns.environment()) + "/sa_*" : resource;
    }

    private static String why(String resource) {
        if (resource.contains(":log-stream:")) {
            return "Lambda names the log streams of the one group";
        }
        return resource.endsWith("/sa_*")
                ? "the files of tenants, whose ids are not known when this is deployed"
                : "the secrets of tenants, whose ids are not known when this is deployed";
    }

    private Code code(String feature) {
        var artefact = artefacts.get(feature);
        if (artefact == null) {
            throw new IllegalArgumentException("no artefact of " + feature);
        }
        return Code.fromAsset(artefact.file().toString());
    }
}
