package com.loctelli.cdk.sam;

import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.plan.FunctionPlan;
import com.loctelli.cdk.plan.FunctionPlan.Http;
import com.loctelli.cdk.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The API's routes as one definition: a resource a route would not fit into one stack. */
final class Routes {
    private final Arns arns;
    private final String roleArn;
    private final Snapshots snapshots;

    Routes(Arns arns, String roleArn, Snapshots snapshots) {
        this.snapshots = snapshots;
        this.arns = arns;
        this.roleArn = roleArn;
    }

    Map<String, Object> definition(Plan plan) {
        var paths = new TreeMap<String, Object>();
        for (var function : plan.by(Http.class)) {
            for (var route : ((Http) function.way()).routes()) {
                if (route.isDefault()) {
                    var any = operation(function, route.path());
                    any.put("isDefaultRoute", true);
                    paths.put("/" + route.path(), Map.of("x-amazon-apigateway-any-method", any));
                    continue;
                }
                @SuppressWarnings("unchecked") // only this method fills the map
                var methods = (Map<String, Object>)
                        paths.computeIfAbsent(route.path(), path -> new TreeMap<String, Object>());
                methods.put(route.method().toLowerCase(Locale.ROOT), operation(function, route.path()));
            }
        }
        return Map.of(
                "openapi",
                "3.0.1",
                "info",
                Map.of("title", arns.environment().name("api"), "version", "1"),
                "paths",
                paths);
    }

    private Map<String, Object> operation(FunctionPlan function, String path) {
        var uri =
                "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}"
                        + ":lambda:${AWS::Region}:${AWS::AccountId}:function:"
                        + function.physical(arns.environment().prefix()) + (snapshots.has(function) ? ":live" : "")
                        + "/invocations";
        var parameters = java.util.Arrays.stream(path.split("/", -1))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> Map.of(
                        "name",
                        segment.substring(1, segment.length() - 1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        Map.of("type", "string")))
                .toList();
        var call = Map.of(
                "type",
                "aws_proxy",
                "httpMethod",
                "POST",
                "payloadFormatVersion",
                "2.0",
                "credentials",
                roleArn,
                "timeoutInMillis",
                (int) function.limits().timeout().toMillis() + 1000,
                "uri",
                Map.of("Fn::Sub", uri));
        var out = new TreeMap<String, Object>();
        out.put("responses", Map.of("default", Map.of("description", "See the API's reference")));
        out.put("x-amazon-apigateway-integration", call);
        if (!parameters.isEmpty()) {
            out.put("parameters", List.copyOf(parameters));
        }
        return out;
    }
}
