package com.loctelli.assistant.gate;

import java.util.regex.Pattern;

/** A reply never denies that an AI writes it, and says so when it is asked. */
final class HonestyCheck {
    private static final String NAME = "honesty";
    private static final String MACHINE =
            "(?:ai|a\\.i\\.|bot|chatbot|robot|machine|computer|automated|program|ia|i\\.a\\.|máquina|maquina|automatizad[oa]|programa"
                    + "|machine|automate|intelligence artificielle|inteligencia artificial|inteligência artificial|ki|maschine|künstliche intelligenz|automat|robô|roboter)";
    private static final String HUMAN =
            "(?:human|human being|real person|actual person|person|real human|humano|humana|persona(?: real)?|personne réelle|vraie personne|humaine?|mensch|echte person|pessoa(?: real)?|ser humano)";
    private static final Pattern DENIES = Pattern.compile(
            "(?U)(?:\\b(?:i'm|i am|we're|this is|it's)\\s+(?:definitely |really |certainly |absolutely |just )*(?:not|no)\\s+(?:(?:an?|some|any|the)\\s+)?"
                    + MACHINE
                    + "|\\b(?:i'm|i am|you're (?:talking|speaking|chatting|texting) (?:to|with)|this is)\\s+(?:definitely |really |certainly |absolutely |just |indeed )*(?:an?\\s+)?(?:\\p{L}+\\s+)?"
                    + HUMAN
                    + "|\\bno soy\\s+(?:un[oa]?\\s+)?" + MACHINE
                    + "|\\b(?:soy|habla con|hablas con)\\s+(?:un[oa]?\\s+)?" + HUMAN
                    + "|\\bje ne suis pas\\s+(?:une?\\s+)?" + MACHINE
                    + "|\\b(?:je suis|vous parlez (?:à|avec))\\s+(?:bien\\s+)?(?:une?\\s+)?" + HUMAN
                    + "|\\bich bin\\s+(?:keine?n?|nicht\\s+eine?)\\s+" + MACHINE
                    + "|\\bich bin\\s+(?:wirklich\\s+|natürlich\\s+)?eine?\\s+(?:echter?\\s+)?" + HUMAN
                    + "|\\bnão sou\\s+(?:uma?\\s+)?" + MACHINE + "|\\bsou\\s+(?:uma?\\s+)?" + HUMAN + ")(?!\\p{L})");
    private static final Pattern ASKED = Pattern.compile(
            "(?U)(?:\\b(?:are you|r u|is this|am i (?:talking|speaking|texting|chatting) (?:to|with)|you a|you an)\\b[^.!\\n]*\\b(?:"
                    + MACHINE + "|" + HUMAN + "|real)\\b"
                    + "|\\b(?:eres|es usted|es esto|hablo con|estoy hablando con)\\b[^.!\\n]*\\b(?:" + MACHINE + "|"
                    + HUMAN + ")\\b"
                    + "|\\b(?:êtes-vous|es-tu|vous êtes|tu es|je parle (?:à|avec)|c'est)\\b[^.!\\n]*\\b(?:" + MACHINE
                    + "|" + HUMAN + ")\\b"
                    + "|\\b(?:sind sie|bist du|ist das|spreche ich mit|schreibe ich mit)\\b[^.!\\n]*\\b(?:" + MACHINE
                    + "|" + HUMAN + ")\\b"
                    + "|\\b(?:você é|és|é uma?|estou (?:a )?fala(?:ndo|r) com|falo com)\\b[^.!\\n]*\\b(?:" + MACHINE
                    + "|" + HUMAN + ")\\b)");
    private static final Pattern ADMITS = Pattern.compile(
            "(?U)\\b(?:" + MACHINE + "|virtual assistant|digital assistant|asistente virtual|assistante? virtuel(?:le)?"
                    + "|assistente virtual|virtuelle[rn]? assistent(?:in)?|ki-assistent(?:in)?)\\b");
    private static final Pattern CONDITION =
            Pattern.compile("(?U)\\b(?:want|like|need|rather|prefer|to|con|con una|with|mit einem)\\s*$");

    private HonestyCheck() {}

    static boolean admits(String normal) {
        return ADMITS.matcher(normal).find();
    }

    static Check of(String normal, Evidence evidence) {
        var denial = DENIES.matcher(normal);
        while (denial.find()) {
            if (!CONDITION.matcher(normal.substring(0, denial.start())).find()) {
                return Check.failed(NAME, "The reply denies being an AI. Say truthfully that you are an AI assistant.");
            }
        }
        var last = evidence.leadTexts().isEmpty()
                ? ""
                : Sentences.normal(evidence.leadTexts().getLast());
        if (ASKED.matcher(last).find() && !admits(normal)) {
            return Check.failed(
                    NAME, "The lead asked whether an AI writes. Say truthfully that you are an AI assistant.");
        }
        return Check.passed(NAME);
    }
}
