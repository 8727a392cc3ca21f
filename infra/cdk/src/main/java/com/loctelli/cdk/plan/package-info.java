/**
 * What is to be deployed, before it is anybody's template: one entry a function, with its way in, its limits and its
 * needs, and the names that everything carries. The CDK stacks and {@code template.yaml} are two renderings of it.
 */
@NullMarked
package com.loctelli.cdk.plan;

import org.jspecify.annotations.NullMarked;
