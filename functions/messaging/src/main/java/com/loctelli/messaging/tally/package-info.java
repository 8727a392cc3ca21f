/**
 * How many texts are where, by day and purpose. A text counts under the day on which it was asked for; it is counted in
 * the transactions that make and move it, so that the counts are always those of the texts themselves, and are never
 * found by reading the texts. A count is a few items, since many texts move at a time.
 */
@NullMarked
package com.loctelli.messaging.tally;

import org.jspecify.annotations.NullMarked;
