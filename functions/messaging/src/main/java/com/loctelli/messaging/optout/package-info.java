/**
 * Revocations in a person's own words, and who looked at them. The rules act at once and may be wrong; every one of
 * their readings that texts are kept back by waits in a list for somebody to confirm or to undo it. A doubtful one keeps
 * texts back too, until a better reader, be it a model or a person, has said what was meant.
 */
@NullMarked
package com.loctelli.messaging.optout;

import org.jspecify.annotations.NullMarked;
