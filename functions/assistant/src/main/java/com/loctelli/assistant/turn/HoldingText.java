package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.Language;
import java.util.List;

/** What a lead reads when no model can answer: true in every case, and a promise that a person keeps. */
final class HoldingText {
    private HoldingText() {}

    /** The text for a lead who waits for an answer, in the language they write. */
    static String answering(List<String> leadTexts) {
        return switch (Language.of(leadTexts)) {
            case EN -> "Thanks for your message. A colleague will get back to you here.";
            case ES -> "Gracias por su mensaje. Un colega le responderá por aquí.";
            case FR -> "Merci pour votre message. Un collègue vous répondra ici.";
            case DE -> "Danke für Ihre Nachricht. Eine Kollegin oder ein Kollege meldet sich hier bei Ihnen.";
            case PT -> "Obrigado pela sua mensagem. Um colega vai responder por aqui.";
        };
    }

    /** The text for a lead who has not written yet, in the language known of them. */
    static String greeting(String language) {
        var tag = language.length() < 2 ? "en" : language.substring(0, 2);
        return switch (tag) {
            case "es" -> "Gracias por contactarnos. Un colega le escribirá por aquí.";
            case "fr" -> "Merci de nous avoir contactés. Un collègue vous écrira ici.";
            case "de" -> "Danke für Ihre Anfrage. Eine Kollegin oder ein Kollege schreibt Ihnen hier.";
            case "pt" -> "Obrigado pelo seu contato. Um colega vai escrever por aqui.";
            default -> "Thanks for getting in touch. A colleague will text you here.";
        };
    }
}
