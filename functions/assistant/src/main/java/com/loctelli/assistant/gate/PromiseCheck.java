package com.loctelli.assistant.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply commits the business to nothing that the business does not say of itself: no discount, guarantee, refund,
 * free service or insurer's payment, and, where the strategy forbids them, no result and no date of completion. Words
 * that the strategy puts in quotation marks are not used at all.
 */
final class PromiseCheck {
    private static final String NAME = "promises";
    private static final Pattern CONDITION = Pattern.compile(
            "(?U)(?<!\\p{L})(?:if|unless|si|se|wenn|falls)\\s[^,;]{0,25}?(?:not|n't|no|não|nicht|n'\\p{L}+ pas|pas)\\s\\p{L}+");
    private static final Pattern DENIED = Pattern.compile(
            "(?U)(?:n't|(?<!\\p{L})(?:no|not|never|none|neither|cannot|unable|nothing|without|any|whether|depends?|decides?|might|may|maybe|check|ask"
                    + "|ningún|ninguna|nunca|jamás|depende|decide|quizá|consult\\p{L}+|pregunt\\p{L}+|si"
                    + "|ne|pas|jamais|aucune?|dépend|décide|peut-être|vérifi\\p{L}+"
                    + "|keine?[nmrs]?|nicht|nie|niemals|leider|hängt|entscheidet|vielleicht|ob|prüf\\p{L}+"
                    + "|não|nenhum|nenhuma|talvez|verific\\p{L}+|se))(?!\\p{L})");
    private static final Pattern POLITE = Pattern.compile(
            "(?U)(?:no (?:problem|worries|doubt|rush)|don't worry|not only|sin problemas?|sin duda|pas de (?:souci|problème)|kein problem|keine sorge"
                    + "|sem problemas?|sem dúvida)(?!\\p{L})");
    private static final Pattern MEASURE = Pattern.compile(
            "(?U)\\d+|lifetime|forever|de por vida|à vie|lebenslang\\p{L}*|vitalíci[oa]|unlimited|ilimitad[oa]|illimitée?|unbegrenzt\\p{L}*|(?<=[ ^])(?:two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|deux|trois|quatre|cinq|sept|huit|neuf|dix|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dois|duas|três|quatro|sete|oito|nove|dez)(?= (?:year|años?|ans?|jahr|anos?|month|mes|mois|monat))");

    private PromiseCheck() {}

    static Check of(String normal, Evidence evidence) {
        for (var words : evidence.house().forbiddenWords()) {
            if (normal.contains(words)) {
                return Check.failed(NAME, "The reply uses \"" + words + "\", which is forbidden.");
            }
        }
        for (var sentence : Sentences.of(normal)) {
            var wrong = sentence.isQuestion() ? null : wrong(sentence.text(), evidence);
            if (wrong != null) {
                return Check.failed(
                        NAME,
                        "The reply says \"" + wrong + "\". The business makes no such promise: make none, or offer to"
                                + " have a person answer.");
            }
        }
        return Check.passed(NAME);
    }

    private static @org.jspecify.annotations.Nullable String wrong(String sentence, Evidence evidence) {
        var plain = POLITE.matcher(CONDITION.matcher(sentence).replaceAll(" ")).replaceAll(" ");
        for (var clause : Clauses.of(plain)) {
            for (var promise : Promise.values()) {
                var said = promise.said().matcher(clause);
                boolean isMade = promise.isWatched(evidence.house()) && said.find();
                if (isMade && !isDenied(promise, clause) && !isGiven(promise, clause, sentence, evidence)) {
                    return said.group();
                }
            }
        }
        return null;
    }

    /** "It won't cost you a cent" denies nothing: the refusal is the promise. */
    private static boolean isDenied(Promise promise, String clause) {
        var rest = promise == Promise.FREE ? promise.said().matcher(clause).replaceAll(" ") : clause;
        return DENIED.matcher(rest).find();
    }

    /** The business says so itself, of the same thing and to the same measure. */
    private static boolean isGiven(Promise promise, String clause, String sentence, Evidence evidence) {
        var about = topics(promise, clause);
        if (about.isEmpty()) {
            about = topics(promise, sentence);
        }
        if (about.isEmpty() && !evidence.leadTexts().isEmpty()) {
            about = topics(promise, Sentences.normal(evidence.leadTexts().getLast()));
        }
        var measures = measures(sentence);
        var wanted = about;
        return evidence.house().clauses().stream()
                .filter(known -> promise.said().matcher(known).find())
                .anyMatch(known -> measures(known).containsAll(measures)
                        && (wanted.isEmpty() || topics(promise, known).stream().anyMatch(wanted::contains)));
    }

    private static Set<String> topics(Promise promise, String clause) {
        return Clauses.topics(
                promise.said().matcher(clause).replaceAll(match -> Matcher.quoteReplacement(rest(match.group()))));
    }

    /** Of "the inspection is free" the inspection stays: it is what the promise is about. */
    private static String rest(String said) {
        return said.replaceAll("(?U)(?<!\\p{L})(?:free|kostenlos|gratis|of charge)(?!\\p{L})", " ");
    }

    private static Set<String> measures(String clause) {
        var out = new HashSet<String>();
        MEASURE.matcher(clause).results().forEach(m -> out.add(number(m.group())));
        return out;
    }

    private static String number(String words) {
        var all = List.of(
                "two dos deux zwei dois duas",
                "three tres trois drei três",
                "four cuatro quatre vier quatro",
                "five cinco cinq fünf",
                "six seis sechs",
                "seven siete sept sieben sete",
                "eight ocho huit acht oito",
                "nine nueve neuf neun nove",
                "ten diez dix zehn dez");
        for (int i = 0; i < all.size(); i++) {
            if (List.of(all.get(i).split(" ", -1)).contains(words)) {
                return Integer.toString(i + 2);
            }
        }
        return words;
    }
}
