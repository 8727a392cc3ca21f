package com.loctelli.standins.carrier;

import java.util.Locale;
import java.util.Optional;

/** The words a carrier acts on itself, when they are the whole text. */
enum Keywords {
    STOP(
            "STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT",
            "You have successfully been unsubscribed. You will not receive any more messages from this number."
                    + " Reply START to resubscribe."),
    START(
            "START|YES|UNSTOP",
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help."
                    + " Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
    HELP("HELP|INFO", "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private final String words;
    private final String reply;

    Keywords(String words, String reply) {
        this.words = words;
        this.reply = reply;
    }

    /** What this text asks of the carrier. "Yes" is an ordinary answer for somebody who has not opted out. */
    static Optional<Keywords> in(String body, boolean optedOut) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        for (Keywords keyword : values()) {
            if (word.matches(keyword.words)) {
                return keyword == START && word.equals("YES") && !optedOut ? Optional.empty() : Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    String reply() {
        return reply;
    }
}
