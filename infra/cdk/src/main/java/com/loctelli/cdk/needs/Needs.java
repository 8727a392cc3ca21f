package com.loctelli.cdk.needs;

import com.loctelli.kernel.queue.QueueName;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a function needs of AWS beyond its own log.
 *
 * @param tenantRows rows of tenants, through the tenants' own role
 * @param readsDirectory the platform's own items
 * @param writesDirectory the platform's own items, to change them
 * @param queues where it sends messages
 * @param probes queues that it asks for and sends nothing to
 * @param watchesQueues whether it asks how much every queue holds
 * @param redrives whether it moves what is in dead-letter queues back
 * @param relays whether it sends on what others of its feature left behind, to whatever queue that is for
 * @param files calls on the bucket's objects, as {@code PutObject}
 * @param seals the tenants' data keys
 * @param sealsOwn the platform's own data key, which its items in the directory include
 * @param reads names of secrets it reads; a star stands for a part that only the running function knows
 * @param writes names of secrets it makes, changes or removes
 * @param mails whether it hands letters in
 * @param settings settings it asks for
 */
public record Needs(
        boolean tenantRows,
        boolean readsDirectory,
        boolean writesDirectory,
        SortedSet<QueueName> queues,
        SortedSet<QueueName> probes,
        boolean watchesQueues,
        boolean redrives,
        boolean relays,
        SortedSet<String> files,
        boolean seals,
        boolean sealsOwn,
        SortedSet<String> reads,
        SortedSet<String> writes,
        boolean mails,
        SortedSet<String> settings) {

    /** The same, with further queues to send to. */
    public Needs sending(Set<QueueName> more) {
        var all = new TreeSet<>(queues);
        all.addAll(more);
        return new Needs(
                tenantRows,
                readsDirectory,
                writesDirectory,
                all,
                probes,
                watchesQueues,
                redrives,
                relays,
                files,
                seals,
                sealsOwn,
                reads,
                writes,
                mails,
                settings);
    }

    /**
     * The same, for a way in that checks who calls: it reads the keys and who the caller is by now, and keeps its answers
     * where a request may come twice.
     */
    public Needs behindSignIn(boolean isOfTenant, boolean keepsAnswers) {
        return new Needs(
                tenantRows || isOfTenant,
                true,
                writesDirectory || (!isOfTenant && keepsAnswers),
                queues,
                probes,
                watchesQueues,
                redrives,
                relays,
                files,
                seals,
                sealsOwn,
                reads,
                writes,
                mails,
                settings);
    }
}
