package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.conversations.TurnDue;
import com.loctelli.subaccounts.AiDisclosure;

/** Says that an AI writes, where the sub-account wants it so. */
final class Disclosure {
    private static final int LONGEST = 640;

    private Disclosure() {}

    /** The text with the disclosure: a first text says it where the policy is so and the model has not said it. */
    static String with(Moment moment, String text) {
        var business = moment.business();
        if (business == null || !moment.kind().equals(TurnDue.GREETING)) {
            return text;
        }
        var disclosure = business.settings().compliance().aiDisclosure();
        boolean isWanted = disclosure.mode() != AiDisclosure.Mode.ON_REQUEST;
        var whole = text + " " + disclosure.text();
        return isWanted && !ClaimGate.saysItIsAi(text) && whole.length() <= LONGEST ? whole : text;
    }
}
