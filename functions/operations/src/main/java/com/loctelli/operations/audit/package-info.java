/** The audit log of a sub-account, for those who run it, and the proof that nobody has touched it. */
@NullMarked
package com.loctelli.operations.audit;

import org.jspecify.annotations.NullMarked;
