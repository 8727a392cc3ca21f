package com.loctelli.assistant.gate;

import java.util.regex.Pattern;

/** A reply says that something was booked, moved or cancelled only where a tool did it. */
final class DeedCheck {
    private static final String NAME = "deeds";

    /** A sentence that asks whether to do it: what stands before the deed begins a question. */
    private static final Pattern ASKS = Pattern.compile(
            "(?U)(?:^|[,;:-] ?|\\b(?:so|and|then|ok|okay|y|e|et|und|perfecto|great|parfait|gut|ótimo) )¿? ?"
                    + "(?:shall|should|would|do|does|did|can|could|may|is|are|was|have|has|want|would you like"
                    + "|quiere|quieres|desea|puedo|le gustaría|te gustaría|podría|prefiere"
                    + "|est-ce|voulez|souhaitez|puis-je|désirez|soll|sollen|möchten|möchtest|darf|kann|können|wollen|ist|wurde"
                    + "|quer|deseja|gostaria|posso|podemos|prefere)\\b(?:[^,;:]|:(?=\\d))*$");

    private static final Pattern UNREAL = Pattern.compile("(?U)(?:"
            // refused: "is not booked", "couldn't be confirmed"
            + "(?:n't|\\bnot|\\bnever|\\bno|\\bnão|\\bnicht|\\bnoch nicht|\\bnunca|\\bjamais|\\bpas|\\bpas encore|\\baún no|\\btodavía no|\\bainda não|\\bunable to)\\s+(?:yet\\s+)?(?:[\\p{L}']+\\s+){0,2}"
            // conditional: "once it is confirmed"
            + "|\\b(?:once|if|when|until|before|unless|as soon as|cuando|si|hasta que|una vez|antes de|quand|lorsque|dès que|une fois|avant de|wenn|sobald|bevor|bis|falls|quando|se|assim que|antes)\\b[^,.;:!?]*"
            // to be done: "can be booked", "to get that booked"
            + "|\\b(?:to|can|could|would|may|might|should|shall|must)\\s+(?:be|get|have)\\s+(?:[\\p{L}']+\\s+){0,3}"
            + "|\\b(?:get|getting|have)\\s+(?:you|it|that|this|one|something|an appointment|a time)\\s+"
            + "|\\b(?:puede|podría|debe|quiere|para|por)\\s+(?:ser|estar|dejar|quedar)\\s+(?:[\\p{L}]+\\s+){0,2}"
            + "|\\b(?:peut|pourrait|doit)\\s+être\\s+(?:[\\p{L}]+\\s+){0,2}|\\bwird noch\\s+|\\b(?:pode|poderia|deve)\\s+ser\\s+(?:[\\p{L}]+\\s+){0,2}"
            // the calendar is full: no appointment of the lead's is meant
            + "|\\b(?:fully|completely|totally)\\s+)$");
    private static final Pattern FULL = Pattern.compile("^ ?(?:up|solid|out)\\b");

    private DeedCheck() {}

    static Check of(String normal, Evidence evidence) {
        for (var sentence : Sentences.of(normal)) {
            for (var deed : Deed.values()) {
                boolean isTrue = evidence.done().contains(deed) || (deed == Deed.BOOKED && evidence.hasBooking());
                if (!isTrue && claims(sentence.text(), sentence.isQuestion(), deed)) {
                    return Check.failed(NAME, reason(deed));
                }
            }
        }
        return Check.passed(NAME);
    }

    /** Whether the sentence says that the deed is done. */
    static boolean claims(String sentence, boolean isQuestion, Deed deed) {
        var found = DeedWords.of(deed).matcher(sentence);
        while (found.find()) {
            var before = sentence.substring(0, found.start());
            var within = before + found.group();
            boolean isUnreal = UNREAL.matcher(before).find()
                    || UNREAL.matcher(within.substring(0, within.length() - lastWord(found.group())))
                            .find()
                    || FULL.matcher(sentence.substring(found.end())).find()
                    || (isQuestion && ASKS.matcher(within).find());
            if (!isUnreal) {
                return true;
            }
        }
        return false;
    }

    private static int lastWord(String group) {
        return group.length() - group.lastIndexOf(' ') - 1;
    }

    private static String reason(Deed deed) {
        return switch (deed) {
            case BOOKED ->
                "The reply says that an appointment is booked, but create_booking did not succeed. Book first, or"
                        + " do not say so.";
            case MOVED ->
                "The reply says that an appointment was moved, but reschedule_booking did not succeed. Move it first, or"
                        + " do not say so.";
            case OPTED_OUT ->
                "The reply says that the lead gets no more texts, but opt_out did not succeed. Call opt_out first.";
            case CANCELLED ->
                "The reply says that an appointment was cancelled, but cancel_booking did not succeed. Cancel it first,"
                        + " or do not say so.";
        };
    }
}
