package com.loctelli.assistant.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known to be true when a reply is judged.
 *
 * @param today the date where the lead is
 * @param times what was offered and what is booked
 * @param done what tools did in this turn
 * @param leadTexts the lead's latest messages, newest last
 * @param unanswered those of them that nobody answered yet: what the reply is to answer
 * @param ofLead what else is the lead's own: an address, a number, a budget they stated
 * @param said what was written to the lead before, newest last
 * @param house what the business says of itself and wants kept back
 * @param languages those that the reply may be written in; empty where anything goes
 * @param longest the longest reply, in characters
 */
public record Evidence(
        LocalDate today,
        List<KnownTime> times,
        Set<Deed> done,
        List<String> leadTexts,
        List<String> unanswered,
        List<String> ofLead,
        List<String> said,
        House house,
        Set<Language> languages,
        int longest) {

    public Evidence {
        times = List.copyOf(times);
        done = Set.copyOf(done);
        leadTexts = List.copyOf(leadTexts);
        unanswered = List.copyOf(unanswered);
        ofLead = List.copyOf(ofLead);
        said = List.copyOf(said);
        languages = Set.copyOf(languages);
    }

    /** All that the lead supplied, made normal. */
    List<String> leadWords() {
        return Stream.concat(ofLead.stream(), leadTexts.stream())
                .map(Sentences::normal)
                .toList();
    }

    /** Whether an appointment stands, made in this turn or before it. */
    boolean hasBooking() {
        return done.contains(Deed.BOOKED) || times.stream().anyMatch(KnownTime::isBooked);
    }
}
