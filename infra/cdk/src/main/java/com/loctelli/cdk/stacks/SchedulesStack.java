package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.Given;
import com.loctelli.cdk.iam.Statement;
import com.loctelli.cdk.iam.Trust;
import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.plan.FunctionPlan.Every;
import com.loctelli.cdk.plan.Plan;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/** What runs again and again, and what keeps the calls that could not be made. */
public final class SchedulesStack extends Stack {
    public SchedulesStack(
            Construct scope,
            Environment environment,
            StackProps props,
            Plan plan,
            Given given,
            Map<String, Artefact> artefacts) {
        super(scope, environment.name("schedules"), props);
        var made = new Functions(this, environment, given, artefacts);
        var arns = made.arns();
        var group = CfnScheduleGroup.Builder.create(this, "Group")
                .name(environment.name("sweeps"))
                .build();
        var functions = plan.by(Every.class);
        var callable = functions.stream()
                .map(function -> arns.function(function.physical(environment.prefix())) + ":" + Functions.LIVE)
                .toList();
        var role = CfnRole.Builder.create(this, "Scheduler")
                .roleName(environment.name("scheduler"))
                .assumeRolePolicyDocument(Trust.of("scheduler.amazonaws.com", arns))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("call")
                        .policyDocument(Statement.document(mayDo(callable, given.keyArn(), arns)))
                        .build()))
                .build();
        new Readiness(
                this,
                environment,
                plan.functions().stream()
                        .filter(function -> !(function.way() instanceof Every))
                        .toList(),
                role);
        for (var function : functions) {
            var live = made.live(function);
            Alarms.errors(this, function, environment);
            CfnSchedule.Builder.create(this, function.id() + "Rate")
                    .name(function.physical(environment.prefix()))
                    .groupName(group.getRef())
                    .scheduleExpression(rate((Every) function.way()))
                    .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                            .mode("OFF")
                            .build())
                    .target(CfnSchedule.TargetProperty.builder()
                            .arn(live.getFunctionArn())
                            .roleArn(role.getAttrArn())
                            .input("{}")
                            .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                    .arn(arns.deadLetters(Core.SCHEDULES_DLQ))
                                    .build())
                            // The next sweep does what this one did not: to try this one again for long helps nobody.
                            .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                    .maximumEventAgeInSeconds(300)
                                    .maximumRetryAttempts(2)
                                    .build())
                            .build())
                    .build();
        }
    }

    /** What the scheduler may do: call what it is to call, and keep the calls that it could not make. */
    public static List<Statement> mayDo(List<String> callable, String keyArn, Arns arns) {
        return List.of(
                Statement.of("Sweeps", List.of("lambda:InvokeFunction"), callable),
                Readiness.started(arns),
                Statement.of("Letters", List.of("sqs:SendMessage"), List.of(arns.deadLetters(Core.SCHEDULES_DLQ))),
                Statement.of("LettersKey", List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(keyArn))
                        .when("StringEquals", "kms:ViaService", "sqs." + arns.region() + ".amazonaws.com"));
    }

    /** EventBridge's words for a rate; one of something has no plural. */
    public static String rate(Every every) {
        long minutes = every.rate().toMinutes();
        return "rate(" + minutes + (minutes == 1 ? " minute)" : " minutes)");
    }
}
