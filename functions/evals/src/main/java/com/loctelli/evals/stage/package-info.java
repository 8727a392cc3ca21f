/** Where a rehearsal plays: {@link com.loctelli.evals.stage.Sandboxes} furnish it, {@link com.loctelli.evals.stage.Stage} is its time and its messages. */
@NullMarked
package com.loctelli.evals.stage;

import org.jspecify.annotations.NullMarked;
