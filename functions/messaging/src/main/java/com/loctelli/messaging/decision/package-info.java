/**
 * May this text leave now? Rules are judged over facts that were read before, without a look at the clock or the
 * database, and every rule's result is kept with the text. Texting hours are judged in every zone the person may be in,
 * and the strictest wins; the hours that law sets are dated data.
 */
@NullMarked
package com.loctelli.messaging.decision;

import org.jspecify.annotations.NullMarked;
