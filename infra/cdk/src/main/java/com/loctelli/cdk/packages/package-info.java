/**
 * The functions' artefacts: one zip a feature that holds the jars of its run-time class path under {@code lib/}, each as
 * its builder made it. Entries are sorted, stored and without time, so that the same jars give the same bytes, and a
 * deployment publishes only what changed.
 */
@NullMarked
package com.loctelli.cdk.packages;

import org.jspecify.annotations.NullMarked;
