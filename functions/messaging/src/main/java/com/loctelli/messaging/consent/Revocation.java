package com.loctelli.messaging.consent;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.Optional;

/**
 * Revocations in a person's own words. A reasonable person's reading counts (47 CFR 64.1200(a)(10)), so the rules err
 * towards suppressing: a text too few can be mended, one too many cannot be unsent.
 */
public enum Revocation {
    /** Texting shall end. */
    NO_MORE,
    /** The number belongs to somebody else. */
    WRONG_NUMBER;

    /** More words than this say more than that texting shall end. */
    private static final int LONGEST = 1600;

    /**
     * How a text was read.
     *
     * @param isSure whether the rules leave no doubt; a doubtful text is held to be a revocation until somebody who
     *     understands more has read it
     * @param language the language whose rule it was
     * @param rule the rule
     */
    public record Reading(Revocation meaning, boolean isSure, String language, String rule) {}

    /** The cause of the suppression that follows from it. */
    String cause() {
        return this == WRONG_NUMBER ? "reassigned" : "free_text";
    }

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** What the text revokes; empty where it revokes nothing. Whose number it is goes before what its owner wants. */
    public static Optional<Reading> in(String text) {
        var spaced = Phrases.spaced(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        var folded = Phrases.folded(spaced);
        return read(spaced, folded, WRONG_NUMBER, true)
                .or(() -> read(spaced, folded, NO_MORE, true))
                .or(() -> read(spaced, folded, WRONG_NUMBER, false))
                .or(() -> read(spaced, folded, NO_MORE, false));
    }

    private static Optional<Reading> read(String spaced, String folded, Revocation meaning, boolean isSure) {
        for (var phrases : Phrases.ALL) {
            if (phrases.exempts(folded)) {
                continue;
            }
            for (var phrase : phrases.phrases()) {
                if (phrase.meaning() == meaning
                        && phrase.isSure() == isSure
                        && phrase.pattern()
                                .matcher(phrase.asWritten() ? spaced : folded)
                                .find()) {
                    return Optional.of(new Reading(meaning, isSure, phrases.language(), phrase.id()));
                }
            }
        }
        return Optional.empty();
    }
}
