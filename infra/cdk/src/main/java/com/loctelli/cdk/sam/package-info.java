/**
 * {@code template.yaml}: the same plan as one SAM stack, for who deploys with SAM, and to be read. It holds the core, all
 * functions and the API. A stack has at most 500 resources, so a feature's functions share a role here, and not all
 * start from a snapshot. It is written with sorted keys, so that the same plan gives the same bytes.
 */
@NullMarked
package com.loctelli.cdk.sam;

import org.jspecify.annotations.NullMarked;
