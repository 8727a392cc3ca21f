package com.loctelli.cdk.iam;

import java.util.List;
import java.util.Map;

/** Trust documents of roles that AWS's own services take. */
public final class Trust {
    private Trust() {}

    /** The service may take the role when it works for this account, and not for another's sake. */
    public static Map<String, Object> of(String service, Arns arns) {
        return Statement.document(
                List.of(Map.of(
                        "Effect",
                        "Allow",
                        "Action",
                        "sts:AssumeRole",
                        "Principal",
                        Map.of("Service", service),
                        "Condition",
                        Map.of("StringEquals", Map.of("aws:SourceAccount", arns.account())))),
                "2012-10-17");
    }
}
