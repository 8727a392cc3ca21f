package com.loctelli.assistant.turn;

import io.avaje.jsonb.Json;

/**
 * How many texts the agent has written in a conversation on a day: written with each of them, because the latest messages
 * that a turn reads may not reach back over a busy day.
 *
 * @param day the day where the sub-account is
 */
@Json
record SentToday(String day, int texts) {
    static final SentToday NONE = new SentToday("", 0);

    int on(String other) {
        return day.equals(other) ? texts : 0;
    }

    SentToday andOne(String on) {
        return new SentToday(on, on(on) + 1);
    }
}
