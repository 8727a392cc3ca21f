package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.Statement;
import com.loctelli.cdk.iam.Trust;
import com.loctelli.cdk.plan.FunctionPlan;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/**
 * Keeps the snapshots that functions start from. Lambda drops one that nobody used for 14 days, and the next call fails
 * while it makes another; so each week every function that starts from one is called with an event that is no request
 * and holds no message, at which all of them end without doing anything.
 */
public final class Readiness extends Construct {
    /** The event, of which a queue's consumer sees an empty batch and an endpoint sees no request. */
    public static final Map<String, Object> EVENT = Map.of("Records", List.of());

    private static final String NAME = "readiness";

    /**
     * @param functions those that start from a snapshot and that no clock calls anyhow
     * @param scheduler the role that the weekly schedule works with
     */
    public Readiness(Construct scope, Environment environment, List<FunctionPlan> functions, CfnRole scheduler) {
        super(scope, "Readiness");
        var arns = Arns.in(Stack.of(this), environment);
        var callable = arns.function(environment.name("*")) + ":" + Functions.LIVE;
        var caller = CfnRole.Builder.create(this, "Caller")
                .roleName(environment.name(NAME))
                .assumeRolePolicyDocument(Trust.of("states.amazonaws.com", arns))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("call")
                        .policyDocument(Statement.document(List.of(
                                Statement.of("LiveFunctions", List.of("lambda:InvokeFunction"), List.of(callable)))))
                        .build()))
                .build();
        var names = functions.stream()
                .map(function -> function.physical(environment.prefix()) + ":" + Functions.LIVE)
                .toList();
        var machine = CfnStateMachine.Builder.create(this, "Machine")
                .stateMachineName(environment.name(NAME))
                .roleArn(caller.getAttrArn())
                .definition(callingEach(names, arns))
                .build();
        CfnSchedule.Builder.create(this, "Weekly")
                .name(environment.name(NAME))
                .scheduleExpression("rate(7 days)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(machine.getAttrArn())
                        .roleArn(scheduler.getAttrArn())
                        .input("{}")
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(arns.deadLetters(Core.SCHEDULES_DLQ))
                                .build())
                        .build())
                .build();
        Acknowledged.in(
                caller,
                Acknowledged.wildcard(callable),
                "every function that starts from a snapshot; only live aliases of this stage");
        for (var finding : new String[] {
            "AwsSolutions::AwsSolutions-SF1",
            "AwsSolutions::AwsSolutions-SF2",
            "Serverless::Serverless-StepFunctionStateMachineXray"
        }) {
            Acknowledged.in(machine, finding, "it carries nothing, and what it calls does nothing");
        }
    }

    /** What a scheduler's role needs to start it. */
    static Statement started(Arns arns) {
        return Statement.of(
                "Readiness",
                List.of("states:StartExecution"),
                List.of(arns.stateMachine(arns.environment().name(NAME))));
    }

    /** A snapshot that is gone nevertheless is made by the first call, and there for one of the next. */
    private static Map<String, Object> callingEach(List<String> names, Arns arns) {
        var call = Map.of(
                "Type", "Task",
                "Resource", "arn:" + arns.partition() + ":states:::lambda:invoke",
                "Arguments", Map.of("FunctionName", "{% $states.input %}", "Payload", EVENT),
                "Output", Map.of(),
                "Retry",
                        List.of(Map.of(
                                "ErrorEquals", List.of("States.ALL"),
                                "IntervalSeconds", 60,
                                "MaxAttempts", 3,
                                "BackoffRate", 2)),
                // One that stays away keeps none of the others waiting.
                "Catch", List.of(Map.of("ErrorEquals", List.of("States.ALL"), "Next", "Missed")),
                "End", true);
        var each = Map.of(
                "Type",
                "Map",
                "Items",
                names,
                "MaxConcurrency",
                5,
                "ItemProcessor",
                Map.of(
                        "ProcessorConfig",
                        Map.of("Mode", "INLINE"),
                        "StartAt",
                        "Call",
                        "States",
                        Map.of("Call", call, "Missed", Map.of("Type", "Pass", "Output", Map.of(), "End", true))),
                "Output",
                Map.of(),
                "End",
                true);
        return Map.of("QueryLanguage", "JSONata", "StartAt", "Each", "States", Map.of("Each", each));
    }
}
