/**
 * The clock as a dependency, so that time can be moved.
 */
@NullMarked
package com.loctelli.kernel.time;

import org.jspecify.annotations.NullMarked;
