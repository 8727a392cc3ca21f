package com.loctelli.conversations.screening;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Screens a text: every signal looks at it as it stands, without its disguise, and decoded. Their weights add up as
 * independent likelihoods do. No state, no clock, no other service; safe for use by many threads.
 */
public final class Screening {
    private static final int MEDIUM = 45;
    private static final int HIGH = 75;
    private static final int LONGEST = 4000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00ad\\x{E0000}-\\x{E007F}]");
    private static final Pattern SPELLED = Pattern.compile("(?U)(?:(?<!\\p{L})\\p{L} ){5,}\\p{L}(?!\\p{L})");
    private static final Pattern CODED = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
    private static final String FIGURES = "013457@$";
    private static final String LETTERS = "oieastas";

    private Screening() {}

    /** What is to be said of the text. */
    public static Assessment of(String text) {
        var whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var found = EnumSet.noneOf(Signal.class);
        if (Signal.HIDDEN.speaksOf(whole)) {
            found.add(Signal.HIDDEN);
        }
        for (var form : forms(whole)) {
            for (var signal : Signal.values()) {
                if (signal != Signal.HIDDEN && signal.speaksOf(form)) {
                    found.add(signal);
                }
            }
        }
        if (found.isEmpty()) {
            return Assessment.CLEAN;
        }
        double innocent = 1;
        for (var signal : found) {
            innocent *= 1 - signal.weight() / 100.0;
        }
        double score = 100 * (1 - innocent);
        var risk = score >= HIGH ? Risk.HIGH : score >= MEDIUM ? Risk.MEDIUM : Risk.LOW;
        return new Assessment(
                risk,
                found.stream()
                        .sorted(Comparator.comparingInt((Signal signal) -> -signal.weight()))
                        .map(signal -> signal.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> forms(String text) {
        var out = new ArrayList<String>();
        var plain = plain(text);
        out.add(plain);
        out.add(undisguised(plain));
        var coded = CODED.matcher(text.replaceAll("\\s+", ""));
        while (coded.find()) {
            var decoded = decoded(coded.group());
            if (!decoded.isEmpty()) {
                out.add(plain(decoded));
            }
        }
        return out.stream().distinct().toList();
    }

    private static String plain(String text) {
        return INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[ \\t]+", " ");
    }

    /** "1gn0re" and "i g n o r e" are read as they are meant. */
    private static String undisguised(String plain) {
        var joined = SPELLED.matcher(plain).replaceAll(match -> match.group().replace(" ", ""));
        var out = new StringBuilder(joined.length());
        for (int i = 0; i < joined.length(); i++) {
            int at = FIGURES.indexOf(joined.charAt(i));
            boolean isInWord = at >= 0
                    && ((i > 0 && Character.isLetter(joined.charAt(i - 1)))
                            || (i + 1 < joined.length() && Character.isLetter(joined.charAt(i + 1))));
            out.append(isInWord ? LETTERS.charAt(at) : joined.charAt(i));
        }
        return out.toString();
    }

    private static String decoded(String coded) {
        try {
            var plain = coded.replace('-', '+').replace('_', '/').replace("=", "");
            var whole = plain.substring(0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0));
            var text = new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
            return text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0xFFFD)) ? text : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
