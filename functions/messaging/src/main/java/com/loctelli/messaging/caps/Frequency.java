package com.loctelli.messaging.caps;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a person was texted without having written first, in the last seven days: campaigns, the agent's follow-ups,
 * reminders and people alike.
 *
 * @param times oldest first
 */
@Json
public record Frequency(List<Instant> times) {
    /** Nobody has texted them. */
    public static final Frequency NONE = new Frequency(List.of());

    /** More than this a week no cap allows. */
    static final int MOST = 100;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    public Frequency {
        times = List.copyOf(times);
    }

    /** The sort key. */
    public static String key(String to) {
        return "FREQ#sms#" + to;
    }

    /** With one more, and without what is over. */
    public Frequency and(Instant now) {
        var kept = new ArrayList<>(within(now, WEEK));
        kept.add(now);
        return new Frequency(kept.size() > MOST ? kept.subList(kept.size() - MOST, kept.size()) : kept);
    }

    /** From when on one more is within the caps; now where it is. Zero is no cap. */
    public Instant roomFrom(Instant now, int perDay, int perWeek) {
        var day = roomFrom(now, perDay, DAY);
        var week = roomFrom(now, perWeek, WEEK);
        return day.isAfter(week) ? day : week;
    }

    private Instant roomFrom(Instant now, int most, Duration window) {
        var recent = within(now, window);
        return most <= 0 || recent.size() < most
                ? now
                : recent.get(recent.size() - most).plus(window);
    }

    private List<Instant> within(Instant now, Duration window) {
        return times.stream().filter(at -> at.plus(window).isAfter(now)).toList();
    }
}
