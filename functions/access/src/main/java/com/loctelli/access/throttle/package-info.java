/**
 * What slows guessing: a count of wrong guesses an address, with a ladder of locks, and so many requests a minute.
 */
@NullMarked
package com.loctelli.access.throttle;

import org.jspecify.annotations.NullMarked;
