package com.loctelli.assistant.gate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The languages in which replies are read, and in which a lead is answered when no model can be asked. A text's language
 * is told by its small words, which no sentence can do without.
 */
public enum Language {
    /** English; what is assumed where nothing tells. */
    EN(
            "the you your is are what for with would and i we it to of my hi hello can do have please thanks yes not in on at"
                    + " this that be will how when where which there here from or if so me our us i'm it's don't any about was an"
                    + " like want need know just get could should they he she but has who does did been let thank"),
    /** Spanish. */
    ES(
            "el los las usted para con una un qué que es está cita hola gracias por su quiero puedo tengo sí y mi cómo del nos"
                    + " de la lo le se en al me te muy más pero cuándo dónde cuánto cuesta tiene quiere desea hay soy somos eres son"
                    + " ustedes mañana esta este eso ya también favor buenos días tardes claro nuestro nuestra he ha"),
    /** French. */
    FR(
            "le les vous pour avec une un est et je votre bonjour merci rendez-vous oui nous des du mon à ça pas suis voudrais"
                    + " de la que qui dans sur au aux ce cette il elle on ne n'est c'est j'ai je suis avez êtes quel quelle quand où"
                    + " combien comment très plus mais ou si bien sûr notre nos vos peux pouvez puis-je souhaitez d'accord"),
    /** German. */
    DE(
            "der die das sie ihr ihre für mit und ist ich ein eine hallo danke termin ja wir nicht um am den mein uhr bitte"
                    + " es zu im in auf von dem des einen einer haben habe hat sind war wie was wann wo wer kann können möchte"
                    + " möchten auch noch nur aber oder wenn ihnen ihren unser unsere gern gerne guten tag kein keine mir uns bei"),
    /** Portuguese. */
    PT(
            "o os a as você para com uma um é e eu seu sua olá obrigado obrigada sim não consulta por às meu quero posso está do"
                    + " da dos das no na nos nas em de que se mais mas como quando onde quanto custa tem temos quer ao aos muito"
                    + " bem bom dia tarde isso esta este já também favor nosso nossa sou são à minha lhe pela pelo");

    private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:['-]\\p{L}+)*");
    /** Fewer small words than this tell nothing for certain. */
    private static final int ENOUGH = 3;

    private static final double SHARE = 0.3;
    private static final Pattern NAMED = Pattern.compile(
            "(?U)(?<!\\p{L})(?:english|inglés|ingles|anglais|englisch|inglês"
                    + "|spanish|español|espagnol|spanisch|espanhol|french|francés|français|französisch|francês"
                    + "|german|alemán|allemand|deutsch|alemão|portuguese|portugués|portugais|portugiesisch|português)(?!\\p{L})");

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable; its type does not say so
    private final Set<String> words;

    Language(String words) {
        this.words = Set.copyOf(Arrays.asList(words.split(" ", -1)));
    }

    /** The language that the texts are most likely written in; English where none shows. */
    public static Language of(List<String> texts) {
        var counts = counts(Sentences.normal(String.join("\n", texts)));
        var best = EN;
        for (var language : values()) {
            if (counts.getOrDefault(language, 0) > counts.getOrDefault(best, 0)) {
                best = language;
            }
        }
        return best;
    }

    /** The language that the texts are written in, or null where it is not certain, or none of these. */
    public static @Nullable Language surely(List<String> texts) {
        var normal = Sentences.normal(String.join("\n", texts));
        var counts = counts(normal);
        var best = of(texts);
        int hits = counts.getOrDefault(best, 0);
        int next = 0;
        for (var language : values()) {
            next = language == best ? next : Math.max(next, counts.getOrDefault(language, 0));
        }
        long all = WORD.matcher(normal)
                .results()
                .map(MatchResult::group)
                .distinct()
                .count();
        return hits >= ENOUGH && hits >= SHARE * all && hits >= 1.5 * next && hits - next >= 2 ? best : null;
    }

    /**
     * The languages that a reply may be written in; empty where anything goes.
     *
     * @param leadTexts what the lead wrote, newest last
     * @param ofStrategy the languages that the strategy writes, as tags; empty for the lead's own
     */
    public static Set<Language> expected(List<String> leadTexts, List<String> ofStrategy) {
        var allowed = EnumSet.noneOf(Language.class);
        for (var tag : ofStrategy) {
            var known = ofTag(tag);
            if (known == null) {
                return Set.of();
            }
            allowed.add(known);
        }
        var last = leadTexts.isEmpty() ? "" : Sentences.normal(leadTexts.getLast());
        if (NAMED.matcher(last).find()) {
            // They speak of languages: which one they want is for the model to read.
            return Set.copyOf(allowed);
        }
        var sure = surely(leadTexts.subList(Math.max(0, leadTexts.size() - 1), leadTexts.size()));
        var wider =
                sure != null ? sure : surely(leadTexts.subList(Math.max(0, leadTexts.size() - 4), leadTexts.size()));
        if (wider == null) {
            return Set.copyOf(allowed);
        }
        return allowed.isEmpty() || allowed.contains(wider) ? Set.of(wider) : Set.copyOf(allowed);
    }

    /** The language of a tag such as {@code pt-BR}, or null where it is none of these. */
    public static @Nullable Language ofTag(String tag) {
        var main = tag.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(one -> main.length() >= 2
                        && one.tag().equals(Locale.forLanguageTag(main).getLanguage()))
                .findFirst()
                .orElse(null);
    }

    /** The language's name, in English. */
    public String named() {
        return Locale.of(tag()).getDisplayLanguage(Locale.ENGLISH);
    }

    /** The language's tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Map<Language, Integer> counts(String normal) {
        var counts = new EnumMap<Language, Integer>(Language.class);
        // Each word once: "de… a… de… a…" is no more Portuguese than "de… a".
        WORD.matcher(normal).results().map(MatchResult::group).distinct().forEach(word -> {
            for (var language : values()) {
                if (language.words.contains(word)) {
                    counts.merge(language, 1, Integer::sum);
                }
            }
        });
        return counts;
    }
}
