package com.loctelli.kernel.queue;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Commits writes together with the messages that must follow them: the message is an item of the same transaction, is
 * sent when the transaction is made, and its item is removed when SQS has it. What a stop in between leaves behind is
 * sent by {@link #sweep}; a message may therefore arrive twice, never not at all.
 */
public final class Outbox {
    private static final String PREFIX = "OUTBOX#";
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Database database;
    private final Queues queues;
    private final Ids ids;
    private final Clock clock;

    public Outbox(Database database, Queues queues, Ids ids, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.ids = ids;
        this.clock = clock;
    }

    /** Commits the writes and the messages, whose items are kept in the given rows, and then sends the messages. */
    public void commit(Rows rows, List<Write> writes, List<Outgoing> messages) {
        var all = new ArrayList<>(writes);
        var kept = new ArrayList<String>();
        var sealed = new ArrayList<String>();
        for (var message : messages) {
            var envelope = queues.seal(message);
            var sk = PREFIX + ids.token();
            kept.add(sk);
            sealed.add(envelope);
            all.add(rows.put(
                    sk,
                    new OutboxEntry(
                            message.queue().name(),
                            envelope,
                            message.group() == null ? "" : message.group(),
                            message.dedupe() == null ? "" : message.dedupe()),
                    Actor.SYSTEM));
        }
        database.commit(all);
        for (int i = 0; i < messages.size(); i++) {
            try {
                queues.sendSealed(messages.get(i), sealed.get(i));
                database.commit(rows.delete(kept.get(i)));
            } catch (RuntimeException _) {
                // The item stays, and the sweep sends it, a second time perhaps: what was committed is not undone by
                // what fails after it.
            }
        }
    }

    /** Sends what earlier commits of these rows left behind; returns how many. */
    public int sweep(Rows rows) {
        return sweep(
                rows,
                message -> queues.sendRaw(
                        QueueName.valueOf(message.queue()), message.envelope(), message.group(), message.dedupe()));
    }

    /** The same, with somebody else in the place of the queues. */
    public int sweep(Rows rows, Consumer<OutboxEntry> queue) {
        int sent = 0;
        for (var entry :
                rows.query(Query.prefix(PREFIX).limit(200), OutboxEntry.class).data()) {
            if (entry.createdAt().isAfter(clock.now().minus(SETTLED))) {
                continue;
            }
            queue.accept(entry.value());
            database.commit(rows.delete(entry.sk()));
            sent++;
        }
        return sent;
    }
}
