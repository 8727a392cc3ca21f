package com.loctelli.operations;

import com.loctelli.kernel.queue.QueueDepth;
import com.loctelli.kernel.queue.QueueName;
import io.avaje.jsonb.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A queue as the API serves it; the numbers are SQS's estimates.
 *
 * @param waiting messages that a worker may take
 * @param delayed messages that become visible later
 * @param inFlight messages that workers have taken and not done with
 * @param dead messages in its dead-letter queue
 * @param maxReceives after how many tries a message goes there
 */
@Json
public record QueueView(String name, long waiting, long delayed, long inFlight, long dead, int maxReceives) {

    static QueueView of(QueueDepth depth) {
        return new QueueView(
                wire(depth.queue()),
                depth.waiting(),
                depth.delayed(),
                depth.inFlight(),
                depth.dead(),
                depth.queue().maxReceives());
    }

    /** The queue of that name. */
    static Optional<QueueName> named(String name) {
        return Arrays.stream(QueueName.values())
                .filter(queue -> wire(queue).equals(name))
                .findFirst();
    }

    private static String wire(QueueName queue) {
        return queue.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
