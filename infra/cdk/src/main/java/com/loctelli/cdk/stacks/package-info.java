/**
 * The stacks of a stage, each as small as what changes together: core (what holds data), api, one a feature, workers,
 * schedules, gate (what opens the API), edge (what the world sees) and observability. They know each other by names
 * that the stage fixes, not by exports, so that none keeps another from changing; the exceptions are the master key and
 * the API's id, which only AWS can name.
 */
@NullMarked
package com.loctelli.cdk.stacks;

import org.jspecify.annotations.NullMarked;
