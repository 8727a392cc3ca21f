package com.loctelli.messaging.consent;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words that are commands when they are the whole text, whatever their case and punctuation. The English ones are
 * those that carriers act on; the others are what people of that language write instead.
 */
public enum Keyword {
    /** Texting ends. */
    STOP,
    /** Texting may go on. */
    START,
    /** Who texts, and how it ends. */
    HELP;

    private static final Pattern NOISE = Pattern.compile("[\\p{Punct}\\p{IsWhite_Space}¡¿“”’\\u00a0]+");

    private static final Map<String, Keyword> WORDS = Map.copyOf(words());

    /** The command that the text is; empty where it is an ordinary text. */
    public static Optional<Keyword> of(String text) {
        return Optional.ofNullable(WORDS.get(NOISE.matcher(text).replaceAll("").toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether the text is a word that only somebody who has opted out says as a command; from anybody else it is an
     * answer.
     */
    public static boolean isAnswerUnlessSuppressed(String text) {
        return !NOISE.matcher(text).replaceAll("").equalsIgnoreCase("unstop");
    }

    private static Map<String, Keyword> words() {
        var words = new java.util.HashMap<String, Keyword>();
        String[] stop = {
            "stop",
            "stopall",
            "unsubscribe",
            "cancel",
            "end",
            "quit",
            "revoke",
            "optout",
            // Spanish, French, German, Portuguese
            "alto",
            "parar",
            "pare",
            "detener",
            "baja",
            "arret",
            "arrêt",
            "arrêter",
            "arreter",
            "désabonner",
            "desabonner",
            "stopp",
            "abmelden",
            "aufhören",
            "sair",
            "cancelar",
            "descadastrar"
        };
        String[] start = {"start", "yes", "unstop"};
        String[] help = {"help", "info", "ayuda", "aide", "hilfe", "ajuda"};
        for (var word : stop) {
            words.put(word, STOP);
        }
        for (var word : start) {
            words.put(word, START);
        }
        for (var word : help) {
            words.put(word, HELP);
        }
        return words;
    }
}
