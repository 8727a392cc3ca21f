package com.loctelli.kernel.queue;

import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param body a record with a JSON adapter; its simple name is the message's type
 * @param delay how long it stays invisible, at most 15 minutes; a FIFO queue has no delay
 * @param group the group: whose turn it is in a FIFO queue, who is served fairly in a standard one
 * @param dedupe what makes two messages of a FIFO queue the same within five minutes
 */
public record Outgoing(
        QueueName queue,
        Tenant tenant,
        Record body,
        Duration delay,
        @Nullable String group,
        @Nullable String dedupe) {
    /** The longest delay that SQS knows. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    public Outgoing {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0 || (queue.isFifo() && !delay.isZero())) {
            throw new IllegalArgumentException("the queue cannot delay so");
        }
        if (queue.isFifo() && (group == null || dedupe == null)) {
            throw new IllegalArgumentException("a FIFO message has a group and a deduplication id");
        }
    }

    /** A message to a standard queue, served fairly among tenants. */
    public static Outgoing of(QueueName queue, Tenant tenant, Record body) {
        return new Outgoing(queue, tenant, body, Duration.ZERO, tenant.partition(), null);
    }

    /**
     * The same, sealed under the tenant's data key: for what says something about people. A {@link SealedQueueFunction}
     * works it.
     */
    public static Outgoing sealed(QueueName queue, Tenant tenant, TenantCipher cipher, Record body) {
        return of(queue, tenant, SealedBody.of(cipher, tenant, body));
    }

    /** A message to a FIFO queue. */
    public static Outgoing inOrder(QueueName queue, Tenant tenant, Record body, String group, String dedupe) {
        return new Outgoing(queue, tenant, body, Duration.ZERO, group, dedupe);
    }

    /** The same message, invisible for a while; more than SQS can is cut to what it can. */
    public Outgoing after(Duration wait) {
        var cut = wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
        return new Outgoing(queue, tenant, body, cut, group, dedupe);
    }
}
