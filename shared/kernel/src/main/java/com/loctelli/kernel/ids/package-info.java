/**
 * Identifiers: a prefix and 128 random bits in base62.
 */
@NullMarked
package com.loctelli.kernel.ids;

import org.jspecify.annotations.NullMarked;
