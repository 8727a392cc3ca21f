package com.loctelli.assistant.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A reply repeats none of our instructions, names none of our tools, and uses no word that the strategy forbids. */
final class LeakCheck {
    private static final String NAME = "leaks";
    /** So many words in a row are no coincidence. */
    private static final int ROW = 8;

    private static final Pattern MARKS = Pattern.compile(
            "system prompt|my (?:instructions|prompt) (?:say|are|is|tell)|\\b(?:check_availability|create_booking|update_lead_\\w+|record_fact|hand_off)\\b"
                    + "|</?\\w+_(?:data|message|context)\\b|\"(?:alias|slots|error)\"\\s*:|\\bbk_\\w{22}|\\bld_\\w{22}|\\bcv_\\w{22}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d']+");

    private LeakCheck() {}

    static Check of(String normal, Evidence evidence) {
        if (MARKS.matcher(normal).find()) {
            return Check.failed(NAME, "The reply speaks of instructions, tools or internals. Leave them out.");
        }
        var secret = new HashSet<String>();
        evidence.secrets().forEach(text -> secret.addAll(rows(text)));
        if (rows(normal).stream().anyMatch(secret::contains)) {
            return Check.failed(NAME, "The reply repeats its instructions. Leave them out.");
        }
        return evidence.forbidden().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(normal::contains)
                .findFirst()
                .map(word -> Check.failed(NAME, "The reply uses \"" + word + "\", which is forbidden."))
                .orElseGet(() -> Check.passed(NAME));
    }

    private static Set<String> rows(String text) {
        List<String> words = WORD.matcher(Sentences.normal(text))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        var out = new HashSet<String>();
        for (int i = 0; i + ROW <= words.size(); i++) {
            out.add(String.join(" ", words.subList(i, i + ROW)));
        }
        return out;
    }
}
