package com.loctelli.standins.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the offered times a lead means. */
final class Choice {

    private static final Pattern ALIAS = Pattern.compile("(?i)\\bs(\\d{1,2})\\b");
    private static final List<Pattern> ORDINALS = List.of(
            ordinal("first|1st|number one|option 1|primer[oa]?|1"),
            ordinal("second|2nd|number two|option 2|segund[oa]|2"),
            ordinal("third|3rd|number three|option 3|tercer[oa]?|3"));
    private static final Pattern LAST = ordinal("last|last one|últim[oa]|ultim[oa]");

    private Choice() {}

    static Optional<Slot> among(List<Slot> offered, String lead, Wish wish, boolean agreed) {
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        Matcher alias = ALIAS.matcher(lead);
        if (alias.find()) {
            String wanted = "S" + alias.group(1);
            return offered.stream().filter(slot -> slot.alias().equals(wanted)).findFirst();
        }
        // A time that was named and is not among those offered is not the nearest of them: it has to be looked for.
        List<Slot> fitting =
                offered.stream().filter(slot -> wish.meets(slot.text())).toList();
        if (fitting.isEmpty() || (wish.named() && fitting.size() == 1)) {
            return fitting.stream().findFirst();
        }
        String low = lead.toLowerCase(Locale.ROOT).strip();
        for (int i = 0; i < Math.min(ORDINALS.size(), fitting.size()); i++) {
            if (ORDINALS.get(i).matcher(low).find()) {
                return Optional.of(fitting.get(i));
            }
        }
        if (LAST.matcher(low).find()) {
            return Optional.of(fitting.getLast());
        }
        return agreed && fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** A word anywhere, a bare figure only when it is the whole text. */
    private static Pattern ordinal(String words) {
        int bar = words.lastIndexOf('|');
        String tail = words.substring(bar + 1);
        return tail.matches("\\d")
                ? Pattern.compile("(?iU)\\b(" + words.substring(0, bar) + ")\\b|^#?" + tail + "[.)]?$")
                : Pattern.compile("(?iU)\\b(" + words + ")\\b");
    }
}
