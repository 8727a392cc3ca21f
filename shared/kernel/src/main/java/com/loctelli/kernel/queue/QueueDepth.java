package com.loctelli.kernel.queue;

/**
 * How much is in a queue.
 *
 * @param waiting messages that a worker may take
 * @param delayed messages that become visible later
 * @param inFlight messages that workers have taken and not done with
 * @param dead messages that were tried as often as the queue allows, and lie in its dead-letter queue
 */
public record QueueDepth(QueueName queue, long waiting, long delayed, long inFlight, long dead) {}
