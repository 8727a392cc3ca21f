package com.loctelli.messaging.optout;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What we say ourselves about consent, in the person's language. START and STOP are understood whatever the language.
 *
 * @param stopped confirms that texting has ended
 * @param started confirms that it goes on
 * @param helped answers HELP
 */
public record Wording(String stopped, String started, String helped) {
    private static final Wording ENGLISH = new Wording(
            "You will not get any more texts from us. Reply START to get them again.",
            "You will get texts from us again. Reply STOP to end them.",
            "Reply to this number and a person will help. Reply STOP to end texts. Msg & data rates may apply.");
    private static final Map<String, Wording> SPOKEN = Map.of(
            "en",
            ENGLISH,
            "es",
            new Wording(
                    "No recibirá más mensajes nuestros. Responda START para recibirlos de nuevo.",
                    "Volverá a recibir nuestros mensajes. Responda STOP para no recibirlos.",
                    "Responda a este número y una persona le ayudará. Responda STOP para no recibir mensajes."
                            + " Pueden aplicarse tarifas."),
            "fr",
            new Wording(
                    "Vous ne recevrez plus de SMS de notre part. Répondez START pour en recevoir à nouveau.",
                    "Vous recevrez à nouveau nos SMS. Répondez STOP pour ne plus en recevoir.",
                    "Répondez à ce numéro et une personne vous aidera. Répondez STOP pour ne plus recevoir de SMS."
                            + " Des frais peuvent s'appliquer."),
            "de",
            new Wording(
                    "Sie erhalten keine SMS mehr von uns. Antworten Sie START, um sie wieder zu erhalten.",
                    "Sie erhalten wieder SMS von uns. Antworten Sie STOP, um sie zu beenden.",
                    "Antworten Sie auf diese Nummer, und ein Mensch hilft Ihnen. STOP beendet die SMS."
                            + " Es können Kosten anfallen."),
            "pt",
            new Wording(
                    "Você não receberá mais mensagens nossas. Responda START para voltar a receber.",
                    "Você voltará a receber nossas mensagens. Responda STOP para não receber mais.",
                    "Responda a este número e uma pessoa ajudará. Responda STOP para não receber mensagens."
                            + " Tarifas podem ser aplicadas."));

    /** The wording of the first of the languages that we speak; English where it is none. */
    public static Wording of(@Nullable String... languages) {
        return Stream.of(languages)
                .filter(language -> language != null && language.length() >= 2)
                .map(language -> SPOKEN.get(language.substring(0, 2).toLowerCase(Locale.ROOT)))
                .filter(found -> found != null)
                .findFirst()
                .orElse(ENGLISH);
    }
}
