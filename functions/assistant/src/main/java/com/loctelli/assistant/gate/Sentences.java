package com.loctelli.assistant.gate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as the checks read it: one case, one kind of space and apostrophe, and no full stop that ends nothing. */
final class Sentences {
    private static final Pattern HALF_DAY = Pattern.compile("(?<![\\p{L}])([ap])\\s?\\.\\s?m\\b\\.?");
    private static final Pattern SHORT_FORM = Pattern.compile("(?<![\\p{L}])(" + Calendars.SHORT_DAYS + "|"
            + Calendars.SHORT_MONTHS + "|approx|ca|no|dr)\\.(?=[\\s,]+[\\p{L}\\d])");
    /** A stop after a day's number and before a month's name ends nothing: "24. November". */
    private static final Pattern END =
            Pattern.compile("[!?\\n\\u2026]+|\\.(?=\\s|$|[\"')])(?!\\s*(?:" + Calendars.MONTHS + ")\\b)");

    private Sentences() {}

    /**
     * One sentence.
     *
     * @param isQuestion whether it ended with a question mark
     */
    record Sentence(String text, boolean isQuestion) {}

    static String normal(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\u2018\\u2019\\u02bc\\u00b4`]", "'")
                .replaceAll("[\\u201c\\u201d\\u201e\\u00ab\\u00bb]", "\"")
                .replaceAll("[\\u00a0\\u2007\\u202f\\t\\u200b]", " ")
                .replaceAll("[\\u2013\\u2014\\u2212]", "-")
                .replaceAll("[*~#]+", "");
        var halves = HALF_DAY.matcher(plain).replaceAll("$1m");
        return SHORT_FORM.matcher(halves).replaceAll("$1");
    }

    static List<Sentence> of(String normal) {
        var out = new ArrayList<Sentence>();
        var end = END.matcher(normal);
        int from = 0;
        while (end.find()) {
            add(out, normal.substring(from, end.start()), end.group().contains("?"));
            from = end.end();
        }
        add(out, normal.substring(from), false);
        return out;
    }

    private static void add(List<Sentence> out, String text, boolean isQuestion) {
        if (!text.isBlank()) {
            out.add(new Sentence(text.strip(), isQuestion));
        }
    }
}
