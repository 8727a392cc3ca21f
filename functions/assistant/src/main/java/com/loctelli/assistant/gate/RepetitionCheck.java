package com.loctelli.assistant.gate;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A reply is not the one before it again, unless the lead asked to hear it again, or asked the same again. */
final class RepetitionCheck {
    private static final String NAME = "repetition";
    private static final double SAME = 0.9;
    /** A short question may well be asked twice. */
    private static final int SHORTEST = 21;

    private static final Pattern AGAIN = Pattern.compile(
            "(?U)(?<!\\p{L})(?:again|repeat|once more|what was|which (?:times|ones?|days?)|sorry\\?|pardon|come again|otra vez|repit\\p{L}+|repet\\p{L}+|de nuevo"
                    + "|encore|répét\\p{L}+|redire|nochmal|noch mal|noch einmal|wiederhol\\p{L}+|de novo|outra vez)(?!\\p{L})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d:.]+");

    private RepetitionCheck() {}

    static Check of(String normal, Evidence evidence) {
        if (evidence.said().isEmpty() || normal.length() < SHORTEST || mayRepeat(evidence)) {
            return Check.passed(NAME);
        }
        var before = Sentences.normal(evidence.said().getLast());
        return alike(before, normal) < SAME
                ? Check.passed(NAME)
                : Check.failed(
                        NAME,
                        "The reply is what you wrote last. Take up what the lead said since, or say it in other words.");
    }

    private static boolean mayRepeat(Evidence evidence) {
        var texts = evidence.leadTexts();
        if (texts.isEmpty()) {
            return true;
        }
        var last = Sentences.normal(texts.getLast());
        return AGAIN.matcher(last).find()
                || (texts.size() > 1
                        && last.contains("?")
                        && alike(last, Sentences.normal(texts.get(texts.size() - 2))) >= SAME);
    }

    private static double alike(String one, String other) {
        var first = words(one);
        var second = words(other);
        var both = new HashSet<>(first);
        both.retainAll(second);
        int all = first.size() + second.size() - both.size();
        return all == 0 ? 0 : (double) both.size() / all;
    }

    private static Set<String> words(String text) {
        var out = new HashSet<String>();
        WORD.matcher(text).results().forEach(m -> out.add(m.group()));
        return out;
    }
}
