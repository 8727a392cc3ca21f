/**
 * Where the ports are wired: one set of AWS clients a process, made only when first needed.
 */
@NullMarked
package com.loctelli.kernel.platform;

import org.jspecify.annotations.NullMarked;
