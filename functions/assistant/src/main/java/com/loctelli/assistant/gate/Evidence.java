package com.loctelli.assistant.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is known to be true when a reply is judged.
 *
 * @param today the date where the lead is
 * @param times what was offered and what is booked
 * @param done what tools did in this turn
 * @param leadTexts the lead's latest messages, newest last
 * @param secrets instructions of ours that no reply may repeat
 * @param forbidden words that the strategy forbids, in any case
 * @param longest the longest reply, in characters
 */
public record Evidence(
        LocalDate today,
        List<KnownTime> times,
        Set<Deed> done,
        List<String> leadTexts,
        List<String> secrets,
        List<String> forbidden,
        int longest) {

    public Evidence {
        times = List.copyOf(times);
        done = Set.copyOf(done);
        leadTexts = List.copyOf(leadTexts);
        secrets = List.copyOf(secrets);
        forbidden = List.copyOf(forbidden);
    }

    /** Whether an appointment stands, made in this turn or before it. */
    boolean hasBooking() {
        return done.contains(Deed.BOOKED) || times.stream().anyMatch(KnownTime::isBooked);
    }
}
