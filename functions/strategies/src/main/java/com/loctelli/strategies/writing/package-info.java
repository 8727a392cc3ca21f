/**
 * Strategies as a sub-account writes them, and their versions: drafted, compared, published, rolled back.
 * A version that was published never changes.
 */
@NullMarked
package com.loctelli.strategies.writing;

import org.jspecify.annotations.NullMarked;
