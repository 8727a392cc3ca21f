package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import com.loctelli.cdk.iam.Arns;
import com.loctelli.cdk.iam.Statement;
import com.loctelli.cdk.iam.Trust;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/** The API that routes are added to, and the one role through which it calls the functions behind them. */
public final class ApiStack extends Stack {
    private final String apiId;

    public ApiStack(Construct scope, Environment environment, StackProps props) {
        super(scope, environment.name("api"), props);
        var arns = Arns.in(this, environment);
        this.apiId = CfnApi.Builder.create(this, "Api")
                .name(environment.name("api"))
                .description("Loctelli " + environment.stage())
                .protocolType("HTTP")
                .build()
                .getAttrApiId();
        var callable = arns.function(environment.name("*")) + ":" + Functions.LIVE;
        var role = CfnRole.Builder.create(this, "Invoke")
                .roleName(environment.name("api"))
                .assumeRolePolicyDocument(Trust.whereTold("apigateway.amazonaws.com", arns))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("invoke")
                        .policyDocument(Statement.document(List.of(
                                Statement.of("LiveFunctions", List.of("lambda:InvokeFunction"), List.of(callable)))))
                        .build()))
                .build();
        Acknowledged.in(
                role,
                Acknowledged.wildcard(callable),
                "one role for the API instead of a permission a function; only live aliases of this stage");
    }

    /** The API's id. */
    public String apiId() {
        return apiId;
    }
}
