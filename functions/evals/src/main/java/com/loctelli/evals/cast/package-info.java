/** Who plays a lead: somebody with a script and a seed, or a model. */
@NullMarked
package com.loctelli.evals.cast;

import org.jspecify.annotations.NullMarked;
