package com.loctelli.cdk.iam;

import java.util.List;
import java.util.Map;

/** Trust documents of roles that AWS's own services take, for this account and not for another's sake. */
public final class Trust {
    private Trust() {}

    /** For a service that always says for whose sake it takes the role. */
    public static Map<String, Object> of(String service, Arns arns) {
        return when("StringEquals", service, arns);
    }

    /**
     * For a service that need not say it: API Gateway does not where it takes the role of an integration, and a trust
     * that asks for it is refused on every call.
     */
    public static Map<String, Object> whereTold(String service, Arns arns) {
        return when("StringEqualsIfExists", service, arns);
    }

    private static Map<String, Object> when(String operator, String service, Arns arns) {
        return Statement.document(
                List.of(Map.of(
                        "Effect",
                        "Allow",
                        "Action",
                        "sts:AssumeRole",
                        "Principal",
                        Map.of("Service", service),
                        "Condition",
                        Map.of(operator, Map.of("aws:SourceAccount", arns.account())))),
                "2012-10-17");
    }
}
