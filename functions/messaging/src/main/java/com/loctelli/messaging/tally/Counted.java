package com.loctelli.messaging.tally;

import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.TextState;
import org.jspecify.annotations.Nullable;

/**
 * A text that comes, or moves.
 *
 * @param textId picks the part of the count
 * @param day the day under which it counts, null for one from before texts were counted
 * @param from where it was, null where it is new
 */
public record Counted(
        String textId,
        @Nullable String day,
        Purpose purpose,
        @Nullable TextState from,
        TextState to) {

    boolean isMove() {
        return day != null && (from == null || Place.of(from) != Place.of(to));
    }
}
