package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.Given;
import com.loctelli.cdk.iam.Statement;
import com.loctelli.cdk.iam.Trust;
import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/**
 * Endpoints of a feature: function, route and alarm each. A new version takes over bit by bit, and goes back by itself
 * where its alarm, or the one on the feature's failed answers, goes off meanwhile.
 */
public final class FeatureStack extends Stack {
    private final Environment environment;
    private final String apiId;
    private final LambdaApplication application;
    private final IRole deployer;
    private final IAlarm failedAnswers;

    /** @param name the stack's name without the stage; the functions are all of one feature */
    public FeatureStack(
            Construct scope,
            Environment environment,
            StackProps props,
            String name,
            List<FunctionPlan> functions,
            Shared shared,
            Map<String, Artefact> artefacts) {
        super(scope, environment.name(name), props);
        var feature = functions.getFirst().feature();
        this.environment = environment;
        this.apiId = shared.apiId();
        this.application = LambdaApplication.Builder.create(this, "Deployments")
                .applicationName(environment.name(name))
                .build();
        this.deployer = deployer(name, feature);
        this.failedAnswers =
                Alarm.fromAlarmName(this, "FailedAnswers", environment.name(Alarms.failedAnswers(feature)));
        var made = new Functions(this, environment, shared.given(), artefacts);
        functions.forEach(plan -> endpoint(plan, made));
    }

    /** What feature stacks need of others and cannot know by name. */
    public record Shared(String apiId, Given given) {}

    /** What moves calls to the new version, watching the alarms; AWS's own policy for it would reach every function. */
    private IRole deployer(String name, String feature) {
        var arns = Arns.in(this, environment);
        var functions = arns.function(environment.name(feature + "-*"));
        var alarms = arns.alarm(environment.name("*"));
        var role = CfnRole.Builder.create(this, "Deployer")
                .roleName(environment.name("deploys-" + name))
                .assumeRolePolicyDocument(Trust.whereTold("codedeploy.amazonaws.com", arns))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("deploy")
                        .policyDocument(Statement.document(List.of(
                                Statement.of("Alarms", List.of("cloudwatch:DescribeAlarms"), List.of(alarms)),
                                Statement.of(
                                        "Aliases",
                                        List.of(
                                                "lambda:GetAlias",
                                                "lambda:GetProvisionedConcurrencyConfig",
                                                "lambda:UpdateAlias"),
                                        List.of(functions)))))
                        .build()))
                .build();
        for (var resource : List.of(alarms, functions)) {
            Acknowledged.in(role, Acknowledged.wildcard(resource), "it deploys all functions of this feature");
        }
        return Role.fromRoleArn(
                this,
                "DeployerGiven",
                role.getAttrArn(),
                FromRoleArnOptions.builder().mutable(false).build());
    }

    private void endpoint(FunctionPlan plan, Functions made) {
        var live = made.live(plan);
        gradual(plan, live);
        var integration = CfnIntegration.Builder.create(this, plan.id() + "Call")
                .apiId(apiId)
                .integrationType("AWS_PROXY")
                .integrationUri(live.getFunctionArn())
                .credentialsArn(made.arns().apiRole())
                .payloadFormatVersion("2.0")
                .timeoutInMillis((int) plan.limits().timeout().toMillis() + 1000)
                .build();
        int count = 0;
        for (var path : ((Http) plan.way()).routes()) {
            var route = CfnRoute.Builder.create(this, plan.id() + "Route" + (count++ == 0 ? "" : count))
                    .apiId(apiId)
                    .routeKey(path.key())
                    .authorizationType("NONE")
                    .target("integrations/" + integration.getRef())
                    .build();
            Acknowledged.in(
                    route,
                    "AwsSolutions::AwsSolutions-APIG4",
                    "the function checks the token or the signature itself, from its own permission, on every call");
        }
    }

    private void gradual(FunctionPlan plan, Alias live) {
        var alarm = Alarms.errors(this, plan, environment);
        LambdaDeploymentGroup.Builder.create(this, plan.id() + "Rollout")
                .application(application)
                .deploymentGroupName(plan.physical(environment.prefix()))
                .alias(live)
                .role(deployer)
                .deploymentConfig(
                        environment.isGradual()
                                ? LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES
                                : LambdaDeploymentConfig.ALL_AT_ONCE)
                .alarms(List.of(alarm, failedAnswers))
                // While an alarm is on, CodeDeploy begins nothing, not even the remedy.
                .ignoreAlarmConfiguration(environment.isAtOnce())
                .build();
    }
}
