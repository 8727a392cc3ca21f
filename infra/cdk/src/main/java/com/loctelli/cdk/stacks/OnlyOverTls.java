package com.loctelli.cdk.stacks;

import java.util.List;
import java.util.Map;

/** A resource policy that refuses every call that is not encrypted on its way. */
final class OnlyOverTls {
    private OnlyOverTls() {}

    static Map<String, Object> policy(String actions, List<String> resources) {
        return Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of(
                        "Sid",
                        "OnlyOverTls",
                        "Effect",
                        "Deny",
                        "Principal",
                        "*",
                        "Action",
                        actions,
                        "Resource",
                        resources,
                        "Condition",
                        Map.of("Bool", Map.of("aws:SecureTransport", "false")))));
    }
}
