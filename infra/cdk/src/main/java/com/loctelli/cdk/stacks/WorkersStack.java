package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Given;
import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.OnQueue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/**
 * The queues' consumers. Each runs so many times at once and no more: a limit on the mapping leaves what waits in the
 * queue, where a limit on the function would make it fail and climb to the dead letters.
 */
public final class WorkersStack extends Stack {
    public WorkersStack(
            Construct scope,
            Environment environment,
            StackProps props,
            List<FunctionPlan> functions,
            Given given,
            Map<String, Artefact> artefacts) {
        super(scope, environment.name("workers"), props);
        var made = new Functions(this, environment, given, artefacts);
        for (var plan : functions) {
            var on = (OnQueue) plan.way();
            var live = made.live(plan);
            Alarms.errors(this, plan, environment);
            var mapping = CfnEventSourceMapping.Builder.create(this, plan.id() + "Source")
                    .functionName(live.getFunctionArn())
                    .eventSourceArn(made.arns().queue(on.queue()))
                    .batchSize(on.batchSize())
                    .functionResponseTypes(List.of("ReportBatchItemFailures"))
                    .scalingConfig(CfnEventSourceMapping.ScalingConfigProperty.builder()
                            .maximumConcurrency(Math.max(2, on.maxConcurrency()))
                            .build())
                    .build();
            Acknowledged.in(
                    mapping,
                    "Serverless::Serverless-LambdaEventSourceMappingDestination",
                    "the queue's own redrive policy keeps what cannot be worked");
        }
    }
}
