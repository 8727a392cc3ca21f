package com.loctelli.assistant.turn;

import com.loctelli.assistant.tools.HandOff;
import com.loctelli.conversations.Sentiment;
import com.loctelli.strategies.AgentBrief;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code angry} where the lead's own words show it: a person takes over before the model is asked, whatever it
 * would have made of them. Where their words do not show it, the model may still call for a person by the same rule.
 */
final class Anger {
    private static final String RULE = "angry";

    private Anger() {}

    /** Why a person takes over, by which words; null where the strategy has no such rule or nobody is angry. */
    static @Nullable HandOff of(Moment moment, AgentBrief brief) {
        var unanswered = moment.unanswered();
        if (brief.handoffRule(RULE) == null || unanswered.isEmpty()) {
            return null;
        }
        // What made a person take over before is over when they gave it back.
        var since = moment.head().value().ownership().since();
        var sentiment = Sentiment.of(moment.recent().stream()
                .filter(message -> !message.at().isBefore(since))
                .toList());
        long first = unanswered.getFirst().seq();
        boolean isNews = sentiment.reasons().stream().anyMatch(reason -> reason.points() < 0 && reason.seq() >= first);
        if (sentiment.mood() != Sentiment.Mood.ANGRY || !isNews) {
            return null;
        }
        var heard = sentiment.reasons().stream()
                .filter(reason -> reason.points() < 0)
                .map(reason -> "\"" + reason.heard() + "\" (" + reason.points() + ")")
                .collect(Collectors.joining(", "));
        return new HandOff(RULE, null, null, "The lead sounds angry: " + heard + ", " + sentiment.value() + " in all.");
    }
}
