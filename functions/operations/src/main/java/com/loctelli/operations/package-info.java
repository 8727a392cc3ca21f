/**
 * What operators and load balancers ask of the system itself: whether it works, and which version it is.
 */
@NullMarked
package com.loctelli.operations;

import org.jspecify.annotations.NullMarked;
