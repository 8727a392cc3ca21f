package com.loctelli.assistant.gate;

import java.util.regex.Pattern;

/** A reply never denies that an AI writes it, and says so when it is asked. */
final class HonestyCheck {
    private static final String NAME = "honesty";
    private static final String MACHINE =
            "(?:ai|a\\.i\\.|bot|chatbot|robot|machine|computer|automated|program|ia|i\\.a\\.|máquina|maquina|automatizad[oa]|automátic[oa]|programa"
                    + "|machine|automate|automatique|intelligence artificielle|inteligencia artificial|inteligência artificial|ki|maschine|künstliche intelligenz|automat|automatische?|robô|roboter)";
    private static final String HUMAN =
            "(?:human|human being|real person|actual person|live person|person|real human|humano|humana|persona(?: real| de verdad| de carne y hueso)?|personne réelle|vraie personne|personne|humaine?"
                    + "|mensch(?:en)?|echte[rn]? (?:person|mensch(?:en)?)|pessoa(?: real| de verdade)?|ser humano)";
    private static final String SURE =
            "(?:definitely |really |certainly |absolutely |just |indeed |actually |in fact )*";

    private static final Pattern DENIES = Pattern.compile("(?U)(?:"
            + "\\b(?:i'm|i am|we're|this is|it's|there's|there is)\\s+" + SURE
            + "(?:not|no)\\s+(?:(?:an?|some|any|the)\\s+)?" + MACHINE
            + "|\\b(?:i'm|i am|you're (?:talking|speaking|chatting|texting) (?:to|with)|this is|of course i'm)\\s+"
            + SURE
            + "(?:an?\\s+)?(?:\\p{L}+\\s+)?" + HUMAN
            + "|\\b(?:real|actual|live)\\s+(?:person|human)\\s+(?:here|speaking|writing|typing)"
            + "|\\b(?:it's|just) me (?:typing|writing)|\\byou(?:'re| are) (?:texting|talking|speaking|chatting) (?:with|to) (?:our|the|a) (?:receptionist|secretary|office manager|assistant manager)"
            + "|\\bno soy\\s+(?:un[oa]?\\s+)?" + MACHINE + "|\\bno hay\\s+ning[uú]n\\s+" + MACHINE
            + "|\\b(?:soy|habla con|hablas con|está hablando con)\\s+(?:un[oa]?\\s+)?" + HUMAN
            + "|\\b(?:hablando|habla|hablas) con (?:la|nuestra) (?:recepcionista|secretaria)|\\ble escribo yo mism[oa]"
            + "|\\bje ne suis pas\\s+(?:une?\\s+)?" + MACHINE + "|\\bpas de\\s+" + MACHINE
            + "|\\b(?:je suis|vous parlez (?:à|avec))\\s+(?:bien\\s+)?(?:une?\\s+)?" + HUMAN
            + "|\\bvraie personne (?:vous )?(?:écrit|ici|répond)|\\bvous (?:écrivez|parlez) à notre (?:réceptionniste|secrétaire)|\\bc'est moi qui écris"
            + "|\\bich bin\\s+(?:keine?n?|nicht\\s+eine?)\\s+" + MACHINE + "|\\bkein\\s+" + MACHINE
            + "|\\b(?:ich bin|bin ich)\\s+(?:wirklich\\s+|natürlich\\s+)?eine?\\s+(?:echter?\\s+)?" + HUMAN
            + "|\\bhier schreibt\\s+(?:ihnen\\s+)?(?:eine?\\s+)?(?:echte[rn]?\\s+)?" + HUMAN
            + "|\\bschreiben mit unserer (?:empfangsdame|sekretärin|rezeptionistin)|\\bich (?:tippe|schreibe) selbst"
            + "|\\bnão sou\\s+(?:uma?\\s+)?" + MACHINE + "|\\bnão há\\s+(?:nenhum\\s+)?" + MACHINE + "|\\b" + MACHINE
            + "\\s+nenhum"
            + "|\\bsou\\s+(?:uma?\\s+)?" + HUMAN + "|\\baqui é\\s+(?:uma\\s+)?" + HUMAN
            + "|\\bfala(?:r|ndo) com a nossa (?:rece(?:p)?cionista|secretária)|\\bsou eu que escrevo"
            + ")(?!\\p{L})");
    private static final Pattern ASKED = Pattern.compile(
            "(?U)(?:\\b(?:are you|r u|is this|is it|am i (?:talking|speaking|texting|chatting) (?:to|with)|you a|you an)\\b[^.!\\n]*\\b(?:"
                    + MACHINE + "|" + HUMAN + "|real)\\b"
                    + "|\\b(?:eres|es usted|es esto|es un|hablo con|estoy hablando con)\\b[^.!\\n]*\\b(?:" + MACHINE
                    + "|"
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
        return ADMITS.matcher(normal).find() && !denies(normal);
    }

    static boolean asks(String normal) {
        return ASKED.matcher(normal).find();
    }

    static Check of(String normal, Evidence evidence) {
        if (denies(normal)) {
            return Check.failed(NAME, "The reply denies being an AI. Say truthfully that you are an AI assistant.");
        }
        boolean isAsked = evidence.unanswered().stream().anyMatch(text -> asks(Sentences.normal(text)));
        if (isAsked && !admits(normal)) {
            return Check.failed(
                    NAME, "The lead asked whether an AI writes. Say truthfully that you are an AI assistant.");
        }
        return Check.passed(NAME);
    }

    private static boolean denies(String normal) {
        var denial = DENIES.matcher(normal);
        while (denial.find()) {
            if (!CONDITION.matcher(normal.substring(0, denial.start())).find()) {
                return true;
            }
        }
        return false;
    }
}
