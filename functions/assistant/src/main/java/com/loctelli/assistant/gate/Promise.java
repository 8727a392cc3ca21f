package com.loctelli.assistant.gate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reply can commit the business to, by the words that say so. */
enum Promise {
    /** Less than the price. */
    DISCOUNT(
            "discounts?|\\d+ ?(?:%|percent)(?: \\p{L}+){0,3} off|off the (?:price|bill)|voucher|coupon|promo(?:tion(?:al)?)? code"
                    + "|descuentos?|rebajar?\\p{L}*|cup[oó]n|remises?|rabais|réductions?|rabatte?n?|nachlass\\p{L}*|gutschein|descontos?|cupom"
                    + "|(?:tirar|tiro|baixar|bajar|quitar) (?:\\p{L}+ )?\\d+ ?%",
            null),
    /** That something holds, or is made good. */
    GUARANTEE("guarant\\p{L}+|warrant(?:y|ies|ed)|garant\\p{L}+|gewährleist\\p{L}+", null),
    /** Money back. */
    REFUND(
            "refund\\p{L}*|money back|get your money|devolv\\p{L}+ (?:\\p{L}+ ){0,3}(?:dinero|dinheiro|importe|valor)|reembols\\p{L}+"
                    + "|rembours(?:ons|ement|é|és|er|erons)|geld (?:\\p{L}+ )?zurück|erstatt\\p{L}+|zurückerstatt\\p{L}+",
            null),
    /** Nothing to pay. */
    FREE(
            "free of charge|for free|(?:no|without) (?:extra )?(?:charge|cost)|(?:won't|will not|doesn't|does not) cost (?:you )?(?:a (?:single )?(?:cent|penny|dime)|anything)"
                    + "|no (?:le |te |les )?costará (?:ni un (?:céntimo|centavo)|nada)|ne (?:vous |te )?coûter?a? (?:pas un (?:centime|sou)|rien)"
                    + "|kostet (?:sie |dich )?(?:keinen cent|nichts)|não (?:vai |lhe )?custar?á? (?:um centavo|nada)|complimentary|on the house"
                    + "|free (?:consultation|inspection|estimate|quote|visit|check|trial|upgrade|installation|cleaning|delivery|repair|assessment|session|call)"
                    + "|(?:consultation|inspection|estimate|quote|visit|check|trial|installation|cleaning|delivery|repair|assessment|session|service) (?:is|are|will be) free"
                    + "|gratis|gratuit\\p{L}*|sin (?:coste|costo|cargo)|sans frais|offerte?s?|kostenlos\\p{L}*|kostenfrei\\p{L}*|gratis|umsonst|unentgeltlich"
                    + "|grátis|sem custos?",
            null),
    /** That an insurer pays. */
    INSURANCE(
            "(?:insurance|insurer|aseguradora|seguro|mutuelle|assurance|assureur|versicherung|krankenkasse|seguradora)(?!\\p{L})[^.;!?]{0,40}?(?<!\\p{L})"
                    + "(?:cover|pay|reimburse|cubr|pag|rembours|pai|pay|prend|zahl|übernimm|übernehm|erstatt|cobr)\\p{L}*"
                    + "|(?:covered|paid) (?:\\p{L}+ )?by (?:\\p{L}+ )?(?:insurance|insurer)|(?:zahlt|übernimmt|erstattet) (?:\\p{L}+ ){0,3}(?:versicherung|kasse)",
            null),
    /** That it will turn out well. */
    OUTCOME(
            "i promise|we promise|promise you|prometo|prometemos|le aseguro|te aseguro|promets|promettons|je vous assure"
                    + "|verspreche|versprechen wir|versprochen|versichere ihnen|asseguro|pain-?less"
                    + "|(?:will|you'll) (?:definitely|certainly|surely) (?:get|be|have|see|win|lose|gain|save)",
            "promis|promet|prométe|results?|resultados?|résultats?|erfolg|outcome|versprech|versprich|zusag"),
    /** When something will be finished. */
    DEADLINE(
            "(?:finish(?:ed)?|done|complet(?:ed?|ion)|ready|installed|delivered) (?:\\p{L}+ ){0,4}?(?:by|before|within|in|until|on|no later)(?!\\p{L})"
                    + "|(?:terminad[oa]s?|list[oa]s?|acabad[oa]s?|concluíd[oa]s?|pront[oa]s?) (?:\\p{L}+ ){0,2}?(?:antes|en|em|até|dentro|dans)(?!\\p{L})"
                    + "|(?:terminée?s?|finie?s?|prête?s?|achevée?s?) (?:\\p{L}+ )?(?:avant|dans|en|d'ici)(?!\\p{L})"
                    + "|(?:bis|vor|innerhalb|in|zum) [^.;!?]{1,30}(?:fertig|abgeschlossen|bezugsfertig)|fertig (?:bis|vor|in|am)",
            "deadline|completion|finish|finaliza|conclus|fecha|data de|délai|date de fin|fertigstell|termin zusagen");

    private final Pattern said;
    private final @Nullable Pattern topic;

    Promise(String said, @Nullable String topic) {
        this.said = Pattern.compile("(?U)(?<!\\p{L})(?:" + said + ")(?!\\p{L})");
        this.topic = topic == null ? null : Pattern.compile("(?U)(?<!\\p{L})(?:" + topic + ")");
    }

    /** The words that make the promise. */
    Pattern said() {
        return said;
    }

    /** Whether this business wants no such promise: those that cost money need words of its own to rest on. */
    boolean isWatched(House house) {
        return topic == null || house.forbids(topic);
    }
}
