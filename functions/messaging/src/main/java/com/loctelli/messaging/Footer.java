package com.loctelli.messaging;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a person is told that they can opt out: the first text to a number ends with the sub-account's words, and so does
 * the first one after as many days as it sets. A text tells it when the carrier has it, not when it is asked for: of
 * those that wait together each ends with the words, and one that never leaves has told nobody.
 *
 * @param words what the text ends with; blank for nothing
 * @param everyDays after how many days it is told again; zero is never
 * @param toldAt when the number was told last
 */
record Footer(String words, int everyDays, @Nullable Instant toldAt) {
    private static final int LONGEST_TEXT = 1600;

    /** The text with the words where they are due; a text with no room for them stays as it is, and the next has them. */
    String on(String text, Instant now) {
        if (words.isBlank() || !isDue(now) || text.contains(words)) {
            return text;
        }
        var whole = text + "\n" + words;
        return whole.length() > LONGEST_TEXT ? text : whole;
    }

    /** Whether that text tells it. */
    boolean isToldBy(String text) {
        return !words.isBlank() && text.contains(words);
    }

    private boolean isDue(Instant now) {
        return toldAt == null || (everyDays > 0 && !now.isBefore(toldAt.plus(Duration.ofDays(everyDays))));
    }
}
