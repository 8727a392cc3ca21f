package com.loctelli.campaigns.totals;

import io.avaje.jsonb.Json;

/**
 * How many recipients are where. Each recipient whose text was released, or never will be, is in exactly one of the
 * first seven; the last two count besides.
 *
 * @param queued on the way to the carrier or waiting there
 * @param unknown may or may not have reached the carrier
 * @param skipped kept back by a rule
 * @param optedOut said no after their text was released
 * @param replied answered after their text was released
 */
@Json
public record Counters(
        long queued,
        long sent,
        long delivered,
        long undelivered,
        long failed,
        long unknown,
        long skipped,
        long optedOut,
        long replied) {
    /** Nobody anywhere. */
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** How many texts the carrier has told the fate of. */
    public long told() {
        return sent + delivered + undelivered + failed;
    }

    /** What has come since they were those. */
    public Counters since(Counters before) {
        return new Counters(
                queued - before.queued,
                sent - before.sent,
                delivered - before.delivered,
                undelivered - before.undelivered,
                failed - before.failed,
                unknown - before.unknown,
                skipped - before.skipped,
                optedOut - before.optedOut,
                replied - before.replied);
    }

    /** The same with recipients who are still to be released counted as queued. */
    public Counters withWaiting(long more) {
        return new Counters(queued + more, sent, delivered, undelivered, failed, unknown, skipped, optedOut, replied);
    }
}
