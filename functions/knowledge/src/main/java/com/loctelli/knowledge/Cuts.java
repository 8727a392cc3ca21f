package com.loctelli.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into passages of about the same length, between paragraphs where that can be, between sentences otherwise. */
final class Cuts {
    private static final int LENGTH = 700;
    private static final int LONGEST = 1000;

    private Cuts() {}

    static List<String> of(String text, String language) {
        var out = new ArrayList<String>();
        var current = new StringBuilder();
        for (var paragraph : text.replace("\r\n", "\n").split("\\n\\s*\\n", -1)) {
            for (var piece : pieces(paragraph.strip(), language)) {
                if (!current.isEmpty() && current.length() + piece.length() > LENGTH) {
                    out.add(current.toString());
                    current.setLength(0);
                }
                if (!piece.isBlank()) {
                    current.append(current.isEmpty() ? "" : "\n").append(piece);
                }
            }
        }
        if (!current.isEmpty()) {
            out.add(current.toString());
        }
        return List.copyOf(out);
    }

    private static List<String> pieces(String paragraph, String language) {
        if (paragraph.length() <= LENGTH) {
            return List.of(paragraph);
        }
        var out = new ArrayList<String>();
        var ends = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        ends.setText(paragraph);
        int from = ends.first();
        for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
            for (int at = from; at < to; at += LONGEST) {
                out.add(paragraph.substring(at, Math.min(to, at + LONGEST)).strip());
            }
            from = to;
        }
        return out;
    }
}
