/**
 * Everything that can go wrong on purpose. One throwable, {@link com.loctelli.kernel.problem.Problem}, carries a constant type; only the edge turns it into RFC 9457 problem+json.
 */
@NullMarked
package com.loctelli.kernel.problem;

import org.jspecify.annotations.NullMarked;
