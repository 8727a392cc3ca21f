/**
 * What one invocation tells: one structured line with metrics, no personal data.
 */
@NullMarked
package com.loctelli.kernel.telemetry;

import org.jspecify.annotations.NullMarked;
