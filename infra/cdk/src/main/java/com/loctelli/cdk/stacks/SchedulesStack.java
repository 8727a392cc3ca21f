package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Given;
import com.loctelli.cdk.iam.Statement;
import com.loctelli.cdk.iam.Trust;
import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Every;
import java.util.ArrayList;
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
            List<FunctionPlan> functions,
            Given given,
            Map<String, Artefact> artefacts) {
        super(scope, environment.name("schedules"), props);
        var made = new Functions(this, environment, given, artefacts);
        var arns = made.arns();
        var group = CfnScheduleGroup.Builder.create(this, "Group")
                .name(environment.name("sweeps"))
                .build();
        var callable = new ArrayList<String>();
        functions.forEach(
                plan -> callable.add(arns.function(plan.physical(environment.prefix())) + ":" + Functions.LIVE));
        var letters = arns.deadLetters(environment.name(Core.SCHEDULES_DLQ));
        var role = CfnRole.Builder.create(this, "Scheduler")
                .roleName(environment.name("scheduler"))
                .assumeRolePolicyDocument(Trust.of("scheduler.amazonaws.com", arns))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("call")
                        .policyDocument(Statement.document(List.of(
                                Statement.of("Sweeps", List.of("lambda:InvokeFunction"), callable),
                                Statement.of("Letters", List.of("sqs:SendMessage"), List.of(letters)),
                                Statement.of(
                                                "LettersKey",
                                                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                                                List.of(given.keyArn()))
                                        .when(
                                                "StringEquals",
                                                "kms:ViaService",
                                                "sqs." + arns.region() + ".amazonaws.com"))))
                        .build()))
                .build();
        for (var plan : functions) {
            var live = made.live(plan);
            Alarms.errors(this, plan, environment);
            CfnSchedule.Builder.create(this, plan.id() + "Rate")
                    .name(plan.physical(environment.prefix()))
                    .groupName(group.getRef())
                    .scheduleExpression(rate((Every) plan.way()))
                    .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                            .mode("OFF")
                            .build())
                    .target(CfnSchedule.TargetProperty.builder()
                            .arn(live.getFunctionArn())
                            .roleArn(role.getAttrArn())
                            .input("{}")
                            .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                    .arn(letters)
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

    /** EventBridge's words for a rate; one of something has no plural. */
    public static String rate(Every every) {
        long minutes = every.rate().toMinutes();
        return "rate(" + minutes + (minutes == 1 ? " minute)" : " minutes)");
    }
}
