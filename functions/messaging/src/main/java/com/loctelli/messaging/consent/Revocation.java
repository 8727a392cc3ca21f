package com.loctelli.messaging.consent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Revocations in a person's own words. A reasonable person's reading counts (47 CFR 64.1200(a)(10)), so these rules err
 * towards suppressing: a text too few can be mended, one too many cannot be unsent.
 */
public enum Revocation {
    /** Texting shall end. */
    NO_MORE,
    /** The number belongs to somebody else. */
    WRONG_NUMBER;

    private static final String NOT = "(?:do\\s?n[o']?t|dont|do not|never|please no|stop|quit|cease)";
    private static final String CONTACT =
            "(?:text(?:ing|s|ed)?|txt(?:ing|s)?|messag(?:e|es|ing)|msg(?:ing|s)?|contact(?:ing)?|call(?:ing)?"
                    + "|send(?:ing)?|writ(?:e|ing)|reach(?:ing)?|bother(?:ing)?|spam(?:ming)?|harass(?:ing)?)";

    private static final List<Pattern> ENDS = patterns(
            "\\b" + NOT
                    + "\\s+(?:ever\\s+|you\\s+|please\\s+|keep\\s+|with (?:the|these|this)\\s+|(?:all|any|these|the|this|those|your)\\s+)*"
                    + CONTACT + "\\b(?!\\s+(?:him|her|them|my (?:wife|husband|boss|mom|dad))\\b)",
            "\\bno more (?:texts?|messages?|msgs?|calls?)\\b",
            "\\b(?:remove|delete|take|drop|scrub) (?:me|my (?:number|name|phone|info\\w*))\\b(?! (?:up|to|there|with|on)\\b)",
            "\\b(?:take|get) me off\\b",
            "\\b(?:unsubscribe|un-subscribe|opt(?:ing)?[ -]?(?:me )?out|opt me out)\\b",
            "\\blose (?:my|this) number\\b",
            "\\bleave me alone\\b",
            "\\bstop (?:it|this)\\s*(?:now|please|already)?\\W*$",
            "\\b(?:i )?(?:revoke|withdraw) (?:my )?consent\\b",
            "\\b(?:don'?t|do not|dont|no longer) (?:want|wish|like) (?:to (?:receive|get|hear)|any (?:more )?(?:texts?|messages?)|your (?:texts?|messages?)|these (?:texts?|messages?))\\b",
            // Spanish
            "\\b(?:no me|deje[n]? de|dejen? de|no) (?:escriba[ns]?|mande[ns]?|env[ií]e[ns]?|contacte[ns]?|texte[ns]?|molest(?:e|en|es|ar)|escribir(?:me)?|mandar(?:me)?|enviar(?:me)?|contactar(?:me)?)\\b",
            "\\bno (?:quiero|deseo) (?:m[aá]s )?(?:recibir|mensajes|textos)\\b",
            // French
            "\\bne (?:m['e]\\s?)(?:[ée]crivez|envoyez|contactez|textez) (?:plus|pas)\\b",
            "\\barr[eê]tez (?:de|vos|les)\\b",
            "\\bd[eé]sabonnez[- ]moi\\b",
            // German
            "\\b(?:keine|nicht mehr) (?:nachrichten|sms|schreiben|anschreiben|kontaktieren)\\b",
            "\\bschreib(?:en sie|t|e)? mir nicht\\b",
            // Portuguese
            "\\bn[aã]o me (?:mande|envie|escreva|contate|perturbe)[m]?\\b",
            "\\bn[aã]o quero (?:mais )?(?:receber|mensagens)\\b");

    private static final List<Pattern> ELSE = patterns(
            "\\bwrong (?:number|person|phone|guy|girl|man|woman)\\b",
            "\\b(?:you|u) (?:have|got|'ve got) the wrong\\b",
            "\\bn[uú]mero equivocado\\b",
            "\\bmauvais num[eé]ro\\b",
            "\\bfalsche nummer\\b",
            "\\bn[uú]mero errado\\b");

    private static final List<Pattern> NOT_MEANT = patterns(
            "\\b(?:do|did) (?:i|you|we) (?:have|get|got|text|dial|call)\\b.*\\bwrong\\b",
            "\\b(?:do\\s?n[o']?t|dont|do not|never) stop (?:text|messag|send)");

    /** What the text revokes; empty where it revokes nothing. */
    public static Optional<Revocation> in(String text) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip();
        if (matches(NOT_MEANT, plain)) {
            return Optional.empty();
        }
        if (matches(ELSE, plain)) {
            return Optional.of(WRONG_NUMBER);
        }
        return matches(ENDS, plain) ? Optional.of(NO_MORE) : Optional.empty();
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static List<Pattern> patterns(String... expressions) {
        return java.util.Arrays.stream(expressions)
                .map(expression -> Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS))
                .toList();
    }
}
