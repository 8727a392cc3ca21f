/**
 * A text at rest and its way from pending to delivered. Each move is one conditional write, so that two workers, a
 * worker and a sweep, or a callback and a worker can never both win; a text whose outcome is not known is never handed
 * over again before it has been proven absent at the carrier.
 */
@NullMarked
package com.loctelli.messaging.delivery;

import org.jspecify.annotations.NullMarked;
