package com.loctelli.assistant.gate;

import java.util.List;
import java.util.stream.Stream;

/** Judges a reply by evidence alone: no model, no storage, no clock. Safe for use by many threads. */
public final class ClaimGate {

    private ClaimGate() {}

    /** What may be said of the reply. */
    public static Verdict judge(String reply, Evidence evidence) {
        var text = Sentences.normal(reply);
        return new Verdict(List.of(
                form(reply, evidence),
                TimeCheck.of(text, evidence),
                DeedCheck.of(text, evidence),
                PriceCheck.of(text, evidence),
                PromiseCheck.of(text, evidence),
                HonestyCheck.of(text, evidence),
                LeakCheck.of(reply, text, evidence),
                LinkCheck.of(text, evidence),
                LanguageCheck.of(reply, evidence),
                RepetitionCheck.of(text, evidence)));
    }

    /** Whether a lead's text asks whether an AI writes. */
    public static boolean asksWhetherAi(String text) {
        return HonestyCheck.asks(Sentences.normal(text));
    }

    /** Whether a text says that an AI writes it. */
    public static boolean saysItIsAi(String text) {
        return HonestyCheck.admits(Sentences.normal(text));
    }

    /** Whether a text names a web or e-mail address. */
    public static boolean hasAddress(String text) {
        return LinkCheck.hasAddress(Sentences.normal(text));
    }

    /** Whether a text says that an appointment was made, moved or called off, whatever is true. */
    public static boolean claimsDeed(String text) {
        return Sentences.of(Sentences.normal(text)).stream()
                .anyMatch(sentence -> Stream.of(Deed.values())
                        .anyMatch(deed -> DeedCheck.claims(sentence.text(), sentence.isQuestion(), deed)));
    }

    private static Check form(String reply, Evidence evidence) {
        if (reply.isBlank()) {
            return Check.failed("form", "The reply is empty.");
        }
        if (reply.length() > evidence.longest()) {
            return Check.failed(
                    "form",
                    "The reply has " + reply.length() + " characters; at most " + evidence.longest() + " are allowed.");
        }
        return Check.passed("form");
    }
}
