package com.loctelli.assistant.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of a sentence that each say one thing, and the words by which two of them speak of the same. */
final class Clauses {
    private static final Pattern BREAK = Pattern.compile(
            "(?U)[,;:](?=\\s)|\\s-\\s|[()]|\\s(?=(?:and|but|y|pero|et|mais|und|aber|e|mas)\\s)|(?<=\\S)\\s+/\\s+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    private static final int STEM = 5;
    /** Words that say that there is a price or a promise, and not of what. */
    private static final Set<String> EMPTY =
            Set.copyOf(List.of(("about alles also apena aroun auf avec carri carry charg"
                            + " claro cost costs cours coute coûte cuest custa damos desde dolla eine euro euros every free from garan"
                            + " geben gern grati gratu grát grátis guara have heute ihre just koste kostn monat mois month natür notre"
                            + " nous nuest nur only only over para parti pour precio preci preis preço price prix reais rough sale"
                            + " sehr seule sind solo somos start sure tene tenem that there they this tiene todo tout très tudo unser"
                            + " vale vous votre warra will with year years jahre años anos muito nossa nosso ofrec offer")
                    .split(" ", -1)));

    private Clauses() {}

    static List<String> of(String sentence) {
        return BREAK.splitAsStream(sentence)
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    /** The beginnings of the words that tell what a clause is about. */
    static Set<String> topics(String clause) {
        var out = new HashSet<String>();
        var word = WORD.matcher(clause);
        while (word.find()) {
            var stem = word.group().substring(0, Math.min(STEM, word.group().length()));
            if (!EMPTY.contains(stem)) {
                out.add(stem);
            }
        }
        return out;
    }
}
