/**
 * Who may do what in AWS: the role that opens one tenant's rows, and the policy of each function, written from its
 * needs. Policies are plain data here, so that the CDK stacks and {@code template.yaml} hold the same ones and a test
 * can judge them.
 */
@NullMarked
package com.loctelli.cdk.iam;

import org.jspecify.annotations.NullMarked;
