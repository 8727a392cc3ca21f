/**
 * Work that happens later: signed envelopes on SQS, the outbox that ties a message to a transaction, and the functions that consume batches and schedules.
 */
@NullMarked
package com.loctelli.kernel.queue;

import org.jspecify.annotations.NullMarked;
