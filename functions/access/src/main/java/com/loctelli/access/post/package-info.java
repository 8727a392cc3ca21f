/**
 * The one who writes the letters that others asked for, and hands them in.
 */
@NullMarked
package com.loctelli.access.post;

import org.jspecify.annotations.NullMarked;
