/**
 * What is known of a person before anything else: a telephone number, an e-mail address, a name, and the time zone they
 * live in.
 *
 * <p>Every value here is checked when it is made and masks itself in {@code toString()}, so that a log line that
 * happens to hold one tells nobody's address. Time zones are never asserted, only guessed:
 * {@link com.loctelli.contact.ZoneInference} weighs what the person said, where they live and the prefix they call
 * from, and hands back a {@link com.loctelli.contact.ZoneGuess} that names its source, its confidence and every other
 * zone it could have been, because quiet hours must hold in all of them.
 */
@NullMarked
package com.loctelli.contact;

import org.jspecify.annotations.NullMarked;
