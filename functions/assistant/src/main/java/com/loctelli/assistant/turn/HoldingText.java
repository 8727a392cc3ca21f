package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.Language;

/** What a lead reads when no model can answer: true in every case, and a promise that a person keeps. */
final class HoldingText {
    private HoldingText() {}

    /** The text for a lead who waits for an answer. */
    static String answering(Language language) {
        return switch (language) {
            case EN -> "Thanks for your message. A colleague will get back to you here.";
            case ES -> "Gracias por su mensaje. Un colega le responderá por aquí.";
            case FR -> "Merci pour votre message. Un collègue vous répondra ici.";
            case DE -> "Danke für Ihre Nachricht. Eine Kollegin oder ein Kollege meldet sich hier bei Ihnen.";
            case PT -> "Obrigado pela sua mensagem. Um colega vai responder por aqui.";
        };
    }

    /** The text for a lead who has not written yet. */
    static String greeting(Language language) {
        return switch (language) {
            case ES -> "Gracias por contactarnos. Un colega le escribirá por aquí.";
            case FR -> "Merci de nous avoir contactés. Un collègue vous écrira ici.";
            case DE -> "Danke für Ihre Anfrage. Eine Kollegin oder ein Kollege schreibt Ihnen hier.";
            case PT -> "Obrigado pelo seu contato. Um colega vai escrever por aqui.";
            case EN -> "Thanks for getting in touch. A colleague will text you here.";
        };
    }
}
