/**
 * What looked like an attack, kept for a person to look at: of a lead's text, or of text that somebody planted in what the
 * agent is given to read. An incident is written in the transaction of the message it is about, changes nothing of how
 * that is answered, and stays until somebody resolves it. Open ones are listed apart, so that the list costs what is open
 * and not what ever was.
 */
@NullMarked
package com.loctelli.conversations.incidents;

import org.jspecify.annotations.NullMarked;
