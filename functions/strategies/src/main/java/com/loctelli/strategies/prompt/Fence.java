package com.loctelli.strategies.prompt;

import java.util.Locale;
import java.util.Map;

/**
 * Fences what a lead or an integration supplied, so that the model can tell it from instructions: between marks that
 * the text itself cannot contain, one line a value, without control characters.
 */
public final class Fence {
    private static final String OPEN = "<<data ";
    private static final String CLOSE = "<<end data>>";

    private Fence() {}

    /** A text between marks. */
    public static String around(String name, String text) {
        return OPEN + safe(name) + ">>\n" + safe(text) + "\n" + CLOSE;
    }

    /** Names and values between marks; an empty text where there are none. */
    public static String around(String name, Map<String, String> values) {
        if (values.isEmpty()) {
            return "";
        }
        var lines = new StringBuilder();
        values.forEach((key, value) ->
                lines.append(line(key)).append(": ").append(line(value)).append('\n'));
        return OPEN + safe(name) + ">>\n" + lines + CLOSE;
    }

    /** One line: a value cannot pretend to be the next one. */
    private static String line(String text) {
        return safe(text).replaceAll("\\s+", " ").strip();
    }

    /** The text without the marks and without control and direction characters, which hide what a text says. */
    static String safe(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("<<", "‹‹")
                .replace(">>", "››");
    }

    /** Whether a text looks as if it wanted to close the fence: worth a record, never a reason to trust the rest. */
    public static boolean isTouchedBy(String text) {
        return text.toLowerCase(Locale.ROOT).contains(CLOSE);
    }
}
