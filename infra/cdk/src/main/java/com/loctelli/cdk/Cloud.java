package com.loctelli.cdk;

import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.FunctionPlan.OnQueue;
import com.loctelli.cdk.plan.Plan;
import com.loctelli.cdk.stacks.ApiStack;
import com.loctelli.cdk.stacks.CoreStack;
import com.loctelli.cdk.stacks.EdgeStack;
import com.loctelli.cdk.stacks.FeatureStack;
import com.loctelli.cdk.stacks.GateStack;
import com.loctelli.cdk.stacks.ObservabilityStack;
import com.loctelli.cdk.stacks.SchedulesStack;
import com.loctelli.cdk.stacks.WorkersStack;
import com.loctelli.kernel.edge.Permission;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;

/**
 * The app: all stacks of a stage. Its synthesis fails on any finding of the rule packs that is not acknowledged where it
 * is, and on anything that CloudFormation's own schemas refuse.
 */
public final class Cloud {
    /** How the CDK works for us; the same for every rendering. */
    static final Map<String, Object> CONTEXT = Map.of(
            "@aws-cdk/core:validateAgainstDefaultRules", true,
            "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
            "aws:cdk:enable-asset-metadata", false,
            "aws:cdk:enable-path-metadata", false,
            "aws:cdk:disable-stack-trace", true);

    /**
     * The features of which the agency's endpoints have a stack of their own, because one has at most 500 resources. A
     * function keeps its name, so that those of a stage move between stacks only in two deployments.
     */
    private static final Set<String> DIVIDED = Set.of("access");

    private static final Set<Permission> AGENCY = Set.of(Permission.ADMIN, Permission.SUPER_ADMIN);

    private final App app;
    private final Environment environment;

    private Cloud(Environment environment, Path output) {
        this.environment = environment;
        this.app = new App(AppProps.builder()
                .outdir(output.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(CONTEXT)
                .build());
    }

    /** The stage's app, to be synthesised into the folder. */
    public static App of(Environment environment, Plan plan, Map<String, Artefact> artefacts, Path output) {
        var app = unchecked(environment, plan, artefacts, output);
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
        return app;
    }

    /** The same without the rule packs. */
    static App unchecked(Environment environment, Plan plan, Map<String, Artefact> artefacts, Path output) {
        var cloud = new Cloud(environment, output);
        cloud.stacks(plan, artefacts);
        Tags.of(cloud.app).add("loctelli:stage", environment.stage());
        return cloud.app;
    }

    private void stacks(Plan plan, Map<String, Artefact> artefacts) {
        var core = new CoreStack(app, environment, in(environment.region()), plan.features());
        var api = new ApiStack(app, environment, in(environment.region()));
        var gate = new GateStack(app, environment, in(environment.region()), plan, api.apiId());
        var shared = new FeatureStack.Shared(api.apiId(), core.given());
        var endpoints = new TreeMap<String, List<FunctionPlan>>();
        plan.by(Http.class)
                .forEach(one -> endpoints
                        .computeIfAbsent(stack(one), name -> new ArrayList<>())
                        .add(one));
        endpoints.forEach((name, functions) -> {
            var stack =
                    new FeatureStack(app, environment, in(environment.region()), name, functions, shared, artefacts);
            after(stack, core);
            after(gate, stack);
        });
        after(
                new WorkersStack(
                        app, environment, in(environment.region()), plan.by(OnQueue.class), core.given(), artefacts),
                core);
        after(new SchedulesStack(app, environment, in(environment.region()), plan, core.given(), artefacts), core);
        after(new ObservabilityStack(app, environment, in(environment.region()), plan, api.apiId()), core);
        after(
                new EdgeStack(
                        app,
                        environment,
                        in(Environment.EDGE_REGION),
                        api.apiId() + ".execute-api." + environment.region() + ".amazonaws.com"),
                gate);
    }

    /** The name of an endpoint's stack, without the stage. */
    private static String stack(FunctionPlan endpoint) {
        boolean isOfAgency = endpoint.way() instanceof Http http
                && AGENCY.contains(http.access().permission());
        return isOfAgency && DIVIDED.contains(endpoint.feature()) ? endpoint.feature() + "-agency" : endpoint.feature();
    }

    private StackProps in(String region) {
        return StackProps.builder()
                .env(software.amazon.awscdk.Environment.builder()
                        .account(environment.account())
                        .region(region)
                        .build())
                .terminationProtection(environment.isProduction())
                // The API's id is read by the edge, which is in its own region wherever the rest is.
                .crossRegionReferences(!environment.region().equals(Environment.EDGE_REGION))
                .build();
    }

    private static void after(Stack later, Stack earlier) {
        later.addStackDependency(earlier);
    }
}
