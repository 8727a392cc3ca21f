package com.loctelli.kernel.queue;

import java.time.Duration;
import java.util.Locale;

/**
 * The queues. Each has a dead-letter queue of the same name with {@code -dlq}. Infrastructure and runtime both read
 * this list.
 */
public enum QueueName {
    /** A lead was captured; the assistant opens the conversation. */
    LEAD_EVENTS(false, Duration.ofMinutes(16), 5),
    /** A person's text arrived at one of our numbers. */
    INBOUND_TEXTS(false, Duration.ofMinutes(3), 5),
    /** A text that may revoke consent waits for a better reader than rules are. */
    REVOCATIONS(false, Duration.ofMinutes(6), 5),
    /** A person opted out or in; connected systems are told. */
    OPT_OUTS(false, Duration.ofMinutes(3), 5),
    /** A conversation's merge window ends; a fair queue: its group is the tenant. */
    TURNS(false, Duration.ofMinutes(16), 10),
    /** A text to hand to the carrier; FIFO, its group is the tenant's sender number. */
    SENDS(true, Duration.ofMinutes(6), 50),
    /** The carrier told a text's status. */
    TEXT_STATUS(false, Duration.ofMinutes(3), 10),
    /** An outside event waits in the inbox. */
    INBOUND_EVENTS(false, Duration.ofMinutes(3), 5),
    /** A booking was made, moved or cancelled. */
    BOOKING_EVENTS(false, Duration.ofMinutes(3), 5),
    /** A campaign has something to do. */
    CAMPAIGN_TICKS(false, Duration.ofMinutes(3), 5),
    /** A person answered a campaign's text. */
    CAMPAIGN_ANSWERS(false, Duration.ofMinutes(3), 5),
    /** An import has more to do. */
    IMPORTS(false, Duration.ofMinutes(3), 5),
    /** Rows of an import brought agreements to be texted. */
    IMPORT_CONSENTS(false, Duration.ofMinutes(3), 5),
    /** Work on a whole tenant goes on. */
    JOBS(false, Duration.ofMinutes(16), 20),
    /** A tenant's export or import goes on. */
    TRANSFERS(false, Duration.ofMinutes(16), 20),
    /** A conversation is to be rehearsed. */
    REHEARSALS(false, Duration.ofMinutes(16), 3),
    /** A document is to be indexed, or taken out of the index. */
    DOCUMENTS(false, Duration.ofMinutes(16), 5),
    /** Somebody is to be written to about their own account. */
    ACCOUNT_LETTERS(false, Duration.ofMinutes(3), 5);

    private final boolean fifo;

    @SuppressWarnings("ImmutableEnumChecker") // Duration is immutable
    private final Duration visibility;

    private final int maxReceives;

    QueueName(boolean fifo, Duration visibility, int maxReceives) {
        this.fifo = fifo;
        this.visibility = visibility;
        this.maxReceives = maxReceives;
    }

    public boolean isFifo() {
        return fifo;
    }

    /** How long a received message stays hidden; at least six times its consumer's time-out. */
    public Duration visibility() {
        return visibility;
    }

    /** After how many receives a message goes to the dead-letter queue. */
    public int maxReceives() {
        return maxReceives;
    }

    /** The name without the stage's prefix. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + (fifo ? ".fifo" : "");
    }

    /** The name of the dead-letter queue without the stage's prefix. */
    public String deadLetterId() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-dlq" + (fifo ? ".fifo" : "");
    }
}
