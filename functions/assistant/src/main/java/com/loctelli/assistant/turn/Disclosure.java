package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.subaccounts.AiDisclosure;

/**
 * Says that an AI writes, in the sub-account's words, where its policy is so: with the agent's first text, when the lead
 * asks, or both. That the agent does not deny it holds under every policy, and is the gate's.
 */
final class Disclosure {
    private Disclosure() {}

    /** The text with the disclosure where it is due. */
    static String with(Moment moment, String text) {
        var business = moment.business();
        if (business == null) {
            return text;
        }
        var policy = business.settings().compliance().aiDisclosure();
        boolean isFirst = moment.head().value().aiMessageCount() == 0;
        boolean isAsked = moment.unanswered().stream().anyMatch(message -> ClaimGate.asksWhetherAi(message.text()));
        boolean isDue = (isFirst && policy.mode() != AiDisclosure.Mode.ON_REQUEST && !ClaimGate.saysItIsAi(text))
                || (isAsked && policy.mode() != AiDisclosure.Mode.AT_START);
        return isDue && !text.contains(policy.text()) ? text + " " + policy.text() : text;
    }
}
