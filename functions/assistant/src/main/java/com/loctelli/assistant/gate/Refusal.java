package com.loctelli.assistant.gate;

import java.util.regex.Pattern;

/** Whether a sentence refuses what it names, or agrees to it. */
final class Refusal {
    private static final Pattern POLITE = Pattern.compile(
            "(?U)\\b(?:no (?:problem|worries)|not a problem|why not|sin problemas?|no hay (?:ningún )?problema|ningún problema"
                    + "|pas de (?:problème|souci)|aucun (?:problème|souci)|kein problem|sem problemas?|não (?:há|tem) problema)\\b");
    private static final Pattern REFUSED_AGREEMENT = Pattern.compile(
            "(?U)(?:n't|\\bnot|\\bno|\\bnão|\\bnicht|\\bne)\\s+(?:\\p{L}+\\s+)?(?:works?|working|funciona|marche|confirmed|booked|geht|passt|free|available|open|libres?|disponibles?|livres?|disponível|disponíveis|frei|possible|posible|possível)\\b"
                    + "|\\b(?:geht|passt|funktioniert|marche|convient)\\s+(?:\\p{L}+\\s+)?(?:nicht|pas)\\b");
    private static final Pattern NEGATIVE = Pattern.compile(
            "(?U)n't\\b|\\b(?:not|no|none|nothing|unfortunately|sorry|unavailable|taken|full|fully|cannot"
                    + "|lamentablemente|lo siento|ocupad[oa]s?|ningun[oa]?|ningún|completo|pas|malheureusement|désolée?|aucune?|complet|prise?"
                    + "|nicht|keine?n?|leider|belegt|vergeben|ausgebucht|não|infelizmente|desculpe|nenhuma?|REFUSED)\\b");
    private static final Pattern AGREEMENT = Pattern.compile(
            "(?U)\\b(?:works|it is|perfect|great|confirmed|booked|see you|all set|sounds good|is fine|is free|is available|are free|are available"
                    + "|funciona|perfecto|confirmad[oa]|reservad[oa]|nos vemos|está (?:libre|disponible|livre|disponível)|parfait|confirmée?|réservée?|est libre|c'est bon"
                    + "|passt|geht|bestätigt|gebucht|perfekt|ist frei|perfeito)\\b");

    private Refusal() {}

    static boolean in(String sentence) {
        var plain = plain(sentence);
        return NEGATIVE.matcher(plain).find() && !AGREEMENT.matcher(plain).find();
    }

    static boolean affirms(String sentence) {
        return AGREEMENT.matcher(plain(sentence)).find();
    }

    private static String plain(String sentence) {
        return REFUSED_AGREEMENT
                .matcher(POLITE.matcher(sentence).replaceAll(" "))
                .replaceAll(" REFUSED ");
    }
}
