package com.loctelli.standins.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A qualification question of the prompt, and the fact its answer makes. */
record Question(String fact, String text) {

    private static final Pattern HEADING = Pattern.compile(
            "(?i).*\\b(qualif\\w*\\b.*|discovery |these )?questions?\\b.*[:>]\\s*(.*)|#+ .*questions?\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*•]|\\d+[.)])\\s+(.+)");
    private static final Pattern KEYED = Pattern.compile("(?:[\\[(](\\w+)[])]|([a-z_]+):)\\s*(.+)");

    /** The questions listed under the prompt's heading of questions; none when there is no such list. */
    static List<Question> in(String prompt) {
        List<Question> found = new ArrayList<>();
        boolean listing = false;
        for (String line : prompt.lines().toList()) {
            Matcher item = ITEM.matcher(line);
            if (listing && item.matches()) {
                found.add(of(item.group(1)));
            } else if (listing && line.contains("?") && !HEADING.matcher(line).matches()) {
                found.addAll(inline(line));
            } else if (listing && !line.isBlank() && !found.isEmpty()) {
                return found;
            } else if (HEADING.matcher(line).matches()) {
                listing = true;
                Matcher heading = HEADING.matcher(line);
                String rest = heading.matches() && heading.group(2) != null ? heading.group(2) : "";
                found.addAll(inline(rest));
            }
        }
        return found;
    }

    private static List<Question> inline(String line) {
        return Pattern.compile("[^?]+\\?")
                .matcher(line)
                .results()
                .map(found -> of(found.group()))
                .toList();
    }

    private static Question of(String item) {
        String text = item.strip();
        String fact = "";
        Matcher keyed = KEYED.matcher(text);
        if (keyed.matches()) {
            fact = keyed.group(1) != null ? keyed.group(1) : keyed.group(2);
            text = keyed.group(3).strip();
        }
        int mark = text.lastIndexOf('?');
        text = (mark < 0 ? text : text.substring(0, mark + 1)).replaceAll("^[\"'“]+", "");
        return new Question(fact.isEmpty() ? guess(text) : fact, text);
    }

    private static String guess(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        if (low.matches(".*\\b(budget|spend|cost|price|presupuesto)\\b.*")) {
            return "budget";
        }
        if (low.matches(".*\\b(when|soon|timeline|start|date|cuándo|plazo)\\b.*")) {
            return "timeline";
        }
        if (low.matches(".*\\b(decide|decision|decides|who else|decisión)\\b.*")) {
            return "decision_maker";
        }
        if (low.matches(".*\\b(problem|pain|challenge|problema)\\b.*")) {
            return "pain_point";
        }
        return low.matches(".*\\b(need|looking|help|want|service|interested|necesita|busca)\\b.*") ? "need" : "custom";
    }
}
