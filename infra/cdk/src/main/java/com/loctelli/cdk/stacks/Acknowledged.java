package com.loctelli.cdk.stacks;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** A finding of the rule packs that was looked at and stays, with the reason, on the one construct that it is about. */
final class Acknowledged {
    private Acknowledged() {}

    /** In the stack of any account, the SAM one, no pack looks for what names a resource. */
    static void in(IConstruct construct, String finding, String reason) {
        if (Token.isUnresolved(finding)) {
            return;
        }
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder().id(finding).reason(reason).build());
    }

    /** The finding for a resource with a star. */
    static String wildcard(String resource) {
        return "AwsSolutions-IAM5[Resource::" + resource + "]";
    }
}
