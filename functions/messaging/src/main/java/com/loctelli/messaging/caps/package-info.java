/**
 * How much may be sent: to a person, by a sub-account, from a number. What was begun is counted in the transaction that
 * claims a text, so that a count never says less than what may have left; a number's texts are claimed one after the
 * other, a person's seldom meet, and a sub-account's allowance is taken from stripes, so no count is fought over.
 */
@NullMarked
package com.loctelli.messaging.caps;

import org.jspecify.annotations.NullMarked;
