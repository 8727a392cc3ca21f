package com.loctelli.cdk.stacks;

import com.loctelli.cdk.Environment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/** The firewall: what AWS knows to be bad, and limits by address, narrower where somebody could guess passwords. */
final class Firewall {
    private static final int SECONDS = 300;
    private static final String COMMON = "AWSManagedRulesCommonRuleSet";

    /**
     * What the common set looks for in bodies. A body is what people write, to us or through the carrier, who sends a
     * text that was refused once never again: an address of a camera, a path or a snippet of a page is no attack there.
     * It is bound strictly and never rendered, included or fetched. More than 8 kB is usual too: imports, long prompts,
     * webhooks; the functions limit them.
     */
    private static final List<String> IN_BODIES = List.of(
            "CrossSiteScripting_BODY",
            "EC2MetaDataSSRF_BODY",
            "GenericLFI_BODY",
            "GenericRFI_BODY",
            "SizeRestrictions_BODY");

    private Firewall() {}

    /** The ARN of the firewall. */
    static String in(Construct scope, Environment environment) {
        return CfnWebACL.Builder.create(scope, "Firewall")
                .name(environment.name("edge"))
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(visible("all"))
                .rules(List.of(
                        managed("bad-addresses", 0, "AWSManagedRulesAmazonIpReputationList"),
                        managed("bad-inputs", 1, "AWSManagedRulesKnownBadInputsRuleSet"),
                        managed("common", 2, COMMON),
                        rate("sign-in-rate", 3, 100, path("CONTAINS", "/auth/login")),
                        rate("refresh-rate", 4, 300, path("CONTAINS", "/auth/refresh")),
                        // The carrier and the CRM call from few addresses, many times.
                        rate("address-rate", 5, 2000, notWebhook())))
                .build()
                .getAttrArn();
    }

    private static CfnWebACL.RuleProperty managed(String name, int priority, String set) {
        var group = CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                .vendorName("AWS")
                .name(set);
        if (set.equals(COMMON)) {
            group.ruleActionOverrides(IN_BODIES.stream().map(Firewall::counted).toList());
        }
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .visibilityConfig(visible(name))
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(group.build())
                        .build())
                .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty counted(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(CfnWebACL.RuleActionProperty.builder()
                        .count(CfnWebACL.CountActionProperty.builder().build())
                        .build())
                .build();
    }

    private static CfnWebACL.RuleProperty rate(
            String name, int priority, int limit, CfnWebACL.@Nullable StatementProperty only) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .visibilityConfig(visible(name))
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .limit(limit)
                                .aggregateKeyType("IP")
                                .evaluationWindowSec(SECONDS)
                                .scopeDownStatement(only)
                                .build())
                        .build())
                .build();
    }

    private static CfnWebACL.StatementProperty notWebhook() {
        return CfnWebACL.StatementProperty.builder()
                .notStatement(CfnWebACL.NotStatementProperty.builder()
                        .statement(path("STARTS_WITH", "/v1/webhooks/"))
                        .build())
                .build();
    }

    private static CfnWebACL.StatementProperty path(String how, String text) {
        return CfnWebACL.StatementProperty.builder()
                .byteMatchStatement(CfnWebACL.ByteMatchStatementProperty.builder()
                        .fieldToMatch(CfnWebACL.FieldToMatchProperty.builder()
                                .uriPath(Map.of())
                                .build())
                        .positionalConstraint(how)
                        .searchString(text)
                        .textTransformations(List.of(CfnWebACL.TextTransformationProperty.builder()
                                .priority(0)
                                .type("NORMALIZE_PATH")
                                .build()))
                        .build())
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty visible(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(name)
                .build();
    }
}
