/**
 * Setting a second factor up and taking it away, by who is in and by who may not enter without one.
 */
@NullMarked
package com.loctelli.access.secondfactor;

import org.jspecify.annotations.NullMarked;
