/** The numbers that a sub-account texts from. A number belongs to one sub-account: what it hears is routed there. */
@NullMarked
package com.loctelli.messaging.senders;

import org.jspecify.annotations.NullMarked;
