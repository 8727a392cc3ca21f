/**
 * What asks for a letter about somebody's own account. The letter is written and handed in by a worker, so that a request
 * takes the same time whether or not there is anybody to write to, and a mail service that fails keeps nobody waiting.
 */
@NullMarked
package com.loctelli.access.letters;

import org.jspecify.annotations.NullMarked;
