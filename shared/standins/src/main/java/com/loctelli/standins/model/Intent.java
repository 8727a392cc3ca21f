package com.loctelli.standins.model;

import java.util.regex.Pattern;

/** What a lead can want that takes precedence over small talk. */
enum Intent {
    STOP("^\\W*(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|alto|basta)\\W*$"),
    REVOKE("(stop|don'?t|do not|quit|no more) (text|messag|contact|writ)\\w*|remove me|wrong number"
            + "|no me (escrib|mand|envi)\\w*|número equivocado"),
    ASKS_WHETHER_AI("(are you|is this|am i (talking|speaking|texting|chatting) (to|with)|r u)\\b.*"
            + "\\b(ai|a\\.i\\.|bot|robot|human|real|machine|person|computer|automated)\\b"
            + "|\\b(eres|es usted|hablo con)\\b.*\\b(robot|bot|ia|humano|humana|persona|máquina|maquina)\\b"),
    PERSON("\\b(talk|speak|chat|connect|transfer|put)\\b.*\\b(human|person|someone|somebody|agent|representative"
            + "|manager|people)\\b|\\b(real|actual) (person|human)\\b"
            + "|\\b(hablar|comunic\\w*)\\b.*\\b(persona|humano|alguien|agente)\\b"),
    CANCEL("\\b(cancel|call off|anular|cancelar)\\b.*\\b(appointment|booking|meeting|visit|call|cita|it)\\b"
            + "|\\b(can'?t|cannot|can not) (make|come)\\b"),
    RESCHEDULE("\\b(reschedule|move|change|postpone|reprogramar|mover|cambiar)\\b.*"
            + "\\b(appointment|booking|meeting|visit|call|cita|it|time)\\b"),
    APPOINTMENT("\\b(book|appointment|schedule|meeting|meet|availab\\w*|slots?|free times?|come in|come by|visit"
            + "|when can|what times?|consultation|cita|agendar|reservar|disponib\\w*|reunión|horarios?)\\b"),
    AGREES("^\\W*(yes|yeah|yep|yup|sure|ok|okay|please|sounds good|great|perfect|absolutely|of course|let'?s|definitely"
            + "|sí|si|claro|vale|de acuerdo|perfecto|por favor|bueno)\\b"),
    PICKS(
            "\\bs\\d{1,2}\\b|\\b(first|second|third|last|1st|2nd|3rd) (one|slot|option)\\b|\\b(number|option) (one|two|three|\\d)\\b"
                    + "|\\b(la|el) (primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|ultim[oa])\\b"),
    LATER(
            "\\b(text|write|message|contact|call) me (back )?(again )?(later|tomorrow|tonight|next|on|at|in|after|this)\\b"
                    + "|\\b(i'?m|i am) (\\w+ )?busy\\b|\\bnot a good time\\b|\\bin a meeting\\b"
                    + "|\\bestoy ocupad[oa]\\b|\\bescr[ií]b[ae]me (más tarde|mañana|el)\\b"),
    NOT_INTERESTED(
            "\\bnot interested\\b|\\bno longer interested\\b|\\bfound (someone|somebody) else\\b|\\bno me interesa\\b"),
    THANKS("\\b(thanks|thank you|thx|gracias)\\b"),
    SPANISH("[¿¡ñ]|\\b(hola|quiero|quisiera|cita|gracias|necesito|cuándo|cuando|buenos|buenas|sí|claro|mañana|lunes"
            + "|martes|miércoles|jueves|viernes|primer[oa]|segund[oa]|tengo|puedo|para|por favor|eres|hablar)\\b");

    private final Pattern pattern;

    Intent(String words) {
        this.pattern =
                Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    }

    boolean in(String text) {
        return pattern.matcher(text).find();
    }
}
