package com.loctelli.assistant.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A reply repeats none of our instructions and names none of our tools: not word for word, not in small pieces over
 * several texts, not spelled out, backwards, turned by thirteen letters or in base 64 or 16.
 */
final class LeakCheck {
    private static final String NAME = "leaks";
    /** So many words in a row are no coincidence. */
    private static final int ROW = 8;
    /** Of shorter rows it takes several, in what was written lately and now together. */
    private static final int SHORT_ROW = 5;

    private static final int FEW = 4;
    private static final int LATELY = 6;
    /** So many letters in a row, spaces apart. */
    private static final int LETTERS = 40;

    private static final Pattern MARKS = Pattern.compile(
            "(?U)system[ -]?prompt|(?<!\\p{L})(?:my|the) (?:\\p{L}+ )?(?:instructions|prompt|guidelines|directives) (?:say|are|is|tell|state|read|forbid|were)"
                    + "|i (?:was|am|have been) (?:instructed|prompted|programmed) (?:to|not)|# ?(?:your instructions|the strategy|now\\b)|your instructions ?:"
                    + "|(?:mis|las) instrucciones (?:dicen|son|me)|me (?:han|indicaron|ordenaron|instruyeron) (?:instru|program|orden)?\\p{L}*"
                    + "|mes instructions (?:disent|sont|me)|on m'a (?:demandé|ordonné|programmée?) (?:de|pour)|meine (?:anweisungen|instruktionen|vorgaben) (?:lauten|sind|sagen|besagen)"
                    + "|(?:minhas|as minhas) instruções (?:dizem|são|mandam)|fui (?:instruíd|programad)[oa]"
                    + "|(?<![\\p{L}_])(?:check_availability|(?:create|reschedule|cancel)_booking|update_lead_\\w+|record_fact|hand_off|opt_out|schedule_follow_up|end_conversation|search_knowledge)(?![\\p{L}_])"
                    + "|</?\\w+_(?:data|message|context)\\b|<<(?:end )?data|‹‹|\"(?:alias|slots|error)\"\\s*:|\\b(?:bk|ld|cv|sa|st|usr|ms|tn)_\\w{22}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d']+");
    private static final Pattern CODED = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
    private static final Pattern LETTER = Pattern.compile("[^\\p{L}]");

    private LeakCheck() {}

    static Check of(String reply, String normal, Evidence evidence) {
        if (MARKS.matcher(normal).find()) {
            return Check.failed(NAME, "The reply speaks of instructions, tools or internals. Leave them out.");
        }
        var secrets = evidence.house().secrets().stream().map(Sentences::normal).toList();
        var forms = forms(reply, normal);
        var lately = evidence.said()
                .subList(
                        Math.max(0, evidence.said().size() - LATELY),
                        evidence.said().size());
        boolean isTold = forms.stream().anyMatch(form -> shares(form, secrets))
                || isPieced(normal, lately, secrets)
                || isSpelled(normal, secrets);
        return isTold ? Check.failed(NAME, "The reply repeats its instructions. Leave them out.") : Check.passed(NAME);
    }

    /** The reply as it stands, and as it may be read by somebody who asked for another form. */
    private static List<String> forms(String reply, String normal) {
        var out = new ArrayList<String>();
        out.add(normal);
        out.add(new StringBuilder(normal).reverse().toString());
        out.add(turned(normal));
        CODED.matcher(reply.replaceAll("\\s+", ""))
                .results()
                .map(MatchResult::group)
                .forEach(coded -> {
                    if (coded.length() % 2 == 0 && coded.matches("[0-9A-Fa-f]+")) {
                        out.add(Sentences.normal(new String(HexFormat.of().parseHex(coded), StandardCharsets.UTF_8)));
                    }
                    try {
                        var plain = coded.replace('-', '+').replace('_', '/').replace("=", "");
                        var whole = plain.substring(0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0));
                        out.add(Sentences.normal(
                                new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8)));
                    } catch (IllegalArgumentException _) {
                        // A long word, and nothing encoded.
                    }
                });
        return out;
    }

    private static boolean shares(String text, List<String> secrets) {
        var rows = rows(text, ROW);
        return !rows.isEmpty()
                && secrets.stream()
                        .anyMatch(secret -> rows(secret, ROW).stream().anyMatch(rows::contains));
    }

    /** Several short rows of the instructions, of which this reply adds one. */
    private static boolean isPieced(String normal, List<String> lately, List<String> secrets) {
        var now = rows(normal, SHORT_ROW);
        var all = new HashSet<>(now);
        lately.forEach(text -> all.addAll(rows(Sentences.normal(text), SHORT_ROW)));
        var secret = new HashSet<String>();
        secrets.forEach(text -> secret.addAll(rows(text, SHORT_ROW)));
        return now.stream().anyMatch(secret::contains)
                && all.stream().filter(secret::contains).count() >= FEW;
    }

    /** "A l w a y s  s t e e r": the letters in their order, whatever stands between them. */
    private static boolean isSpelled(String normal, List<String> secrets) {
        var letters = LETTER.matcher(normal).replaceAll("");
        for (var secret : secrets) {
            var of = LETTER.matcher(secret).replaceAll("");
            for (int i = 0; i + LETTERS <= letters.length(); i += 4) {
                if (of.contains(letters.substring(i, i + LETTERS))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String turned(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'a' && c <= 'z' ? (char) ((c - 'a' + 13) % 26 + 'a') : c);
        }
        return out.toString();
    }

    private static Set<String> rows(String normal, int length) {
        var words = WORD.matcher(normal).results().map(MatchResult::group).toList();
        var out = new HashSet<String>();
        for (int i = 0; i + length <= words.size(); i++) {
            out.add(String.join(" ", words.subList(i, i + length)));
        }
        return out;
    }
}
