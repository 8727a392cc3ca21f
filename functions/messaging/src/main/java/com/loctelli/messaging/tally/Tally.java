package com.loctelli.messaging.tally;

import com.loctelli.messaging.decision.Purpose;
import io.avaje.jsonb.Json;

/**
 * A part of the counts of one day and purpose. Each may be below zero, for a text may have come through one part and
 * moved through another; their sum is not.
 *
 * @param waiting not known to have reached the carrier: to be handed over, or in question
 * @param carrier with the carrier, which has not told their fate
 */
@Json
public record Tally(
        String day,
        Purpose purpose,
        long waiting,
        long carrier,
        long delivered,
        long undelivered,
        long failed,
        long skipped,
        long canceled) {

    static Tally none(String day, Purpose purpose) {
        return new Tally(day, purpose, 0, 0, 0, 0, 0, 0, 0);
    }

    Tally and(Tally more) {
        return new Tally(
                day,
                purpose,
                waiting + more.waiting,
                carrier + more.carrier,
                delivered + more.delivered,
                undelivered + more.undelivered,
                failed + more.failed,
                skipped + more.skipped,
                canceled + more.canceled);
    }

    /** The same with one more there. */
    Tally and(Place place) {
        return and(new Tally(
                day,
                purpose,
                place == Place.WAITING ? 1 : 0,
                place == Place.CARRIER ? 1 : 0,
                place == Place.DELIVERED ? 1 : 0,
                place == Place.UNDELIVERED ? 1 : 0,
                place == Place.FAILED ? 1 : 0,
                place == Place.SKIPPED ? 1 : 0,
                place == Place.CANCELED ? 1 : 0));
    }

    /** How many texts these are. */
    public long total() {
        return waiting + carrier + delivered + undelivered + failed + skipped + canceled;
    }
}
