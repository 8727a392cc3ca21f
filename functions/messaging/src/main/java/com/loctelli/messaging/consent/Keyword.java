package com.loctelli.messaging.consent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that are commands when they are the whole text, whatever their case, accents and punctuation. The English
 * ones are those that carriers act on; the others are what people of that language write instead.
 */
public enum Keyword {
    /** Texting ends. */
    STOP,
    /** Texting may go on. */
    START,
    /** Who texts, and how it ends. */
    HELP;

    private static final Pattern NOISE = Pattern.compile("[\\p{Punct}\\p{IsWhite_Space}¡¿“”\\u00a0]+");

    /** A command and the languages' first that has the word. */
    private record Known(Keyword command, String language) {}

    @SuppressWarnings("ImmutableEnumChecker") // made once, of immutable parts
    private static final Map<String, Known> WORDS = words();

    /** The command that the text is; empty where it is an ordinary text. */
    public static Optional<Keyword> of(String text) {
        return Optional.ofNullable(WORDS.get(bare(text))).map(Known::command);
    }

    /** The command that the carrier acted on, by the name it has there ({@code OptOutType}); empty for no such name. */
    public static Optional<Keyword> ofCarrier(@Nullable String type) {
        return switch (type) {
            case "STOP" -> Optional.of(STOP);
            case "START" -> Optional.of(START);
            case "HELP" -> Optional.of(HELP);
            case null, default -> Optional.empty();
        };
    }

    /** The language of a command, where it tells one: STOP and START are written in all of them. */
    public static Optional<String> languageOf(String text) {
        return Optional.ofNullable(WORDS.get(bare(text))).map(Known::language).filter(found -> !found.equals("en"));
    }

    /**
     * Whether the text is a word that only somebody who has opted out says as a command; from anybody else it is an
     * answer.
     */
    public static boolean isAnswerUnlessSuppressed(String text) {
        return !bare(text).equals("unstop");
    }

    private static String bare(String text) {
        return NOISE.matcher(Phrases.folded(text)).replaceAll("");
    }

    private static Map<String, Known> words() {
        var words = new HashMap<String, Known>();
        for (var phrases : Phrases.ALL) {
            phrases.commands()
                    .forEach((word, command) -> words.putIfAbsent(word, new Known(command, phrases.language())));
        }
        return Map.copyOf(words);
    }
}
