/**
 * Failures that can be switched on while everything runs: what kind, how often, and from which seed, for each target.
 *
 * <p>A stand-in asks for a decision at each request and acts on it. The stream of decisions depends on the seed alone,
 * so that a failing run can be run again. Queues and the database consume the decisions of their own targets.
 */
@NullMarked
package com.loctelli.standins.faults;

import org.jspecify.annotations.NullMarked;
