package com.loctelli.messaging.caps;

import com.loctelli.messaging.delivery.CampaignText;
import com.loctelli.messaging.delivery.SmsMessage;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a person was texted without having written first, in the last seven days: campaigns, the agent's follow-ups,
 * reminders and people alike. What was learned of their carrier stands here too, so that it costs no read of its own.
 *
 * @param times oldest first
 * @param carrier the wire name of their carrier, null where nobody has told; see {@link #carrierAt}
 * @param carrierUntil until when that is believed; null where it was learned before that was kept
 * @param campaign the last of those texts where that was a campaign's
 */
@Json
public record Frequency(
        List<Instant> times,
        @Nullable String carrier,
        @Nullable Instant carrierUntil,
        @Nullable CampaignText campaign) {
    /** Nobody has texted them. */
    public static final Frequency NONE = new Frequency(List.of(), null, null, null);

    /** More than this a week no cap allows. */
    static final int MOST = 100;

    /** How long a carrier is believed: people take their numbers with them. */
    static final Duration CARRIER = Duration.ofDays(90);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    /** How long times are worth keeping. */
    private static final Duration KEPT = Duration.ofDays(8);

    public Frequency {
        times = List.copyOf(times);
    }

    /** The sort key. */
    public static String key(String to) {
        return "FREQ#sms#" + to;
    }

    /** With one more, and without what is over; no text lets a carrier be believed for longer. */
    Frequency and(SmsMessage text, Instant now) {
        var kept = new ArrayList<>(within(now, WEEK));
        kept.add(now);
        var campaignId = text.campaignId();
        var leadId = text.leadId();
        var believed = carrierAt(now);
        return new Frequency(
                kept.size() > MOST ? kept.subList(kept.size() - MOST, kept.size()) : kept,
                believed,
                believed == null ? null : Objects.requireNonNullElse(carrierUntil, now.plus(CARRIER)),
                campaignId == null || leadId == null ? null : new CampaignText(text.id(), campaignId, leadId, now));
    }

    /** The wire name of their carrier as far as it is believed at the instant; null where nobody has told of late. */
    public @Nullable String carrierAt(Instant now) {
        return carrierUntil == null || carrierUntil.isAfter(now) ? carrier : null;
    }

    /** Until when it is worth keeping. */
    Instant keptUntil(Instant now) {
        var kept = now.plus(KEPT);
        return carrierUntil == null || carrierUntil.isBefore(kept) ? kept : carrierUntil;
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
