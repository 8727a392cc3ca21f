/** The hours in which a sub-account texts for marketing: its own, what law makes of them, and what follows for whom. */
@NullMarked
package com.loctelli.messaging.compliance;

import org.jspecify.annotations.NullMarked;
