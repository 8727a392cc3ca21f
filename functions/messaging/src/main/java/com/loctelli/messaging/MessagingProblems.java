package com.loctelli.messaging;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.messaging.decision.Decision;

/** What can go wrong with texting. */
public final class MessagingProblems {
    /** The person has opted out. */
    public static final ProblemType SUPPRESSED =
            new ProblemType("messaging/suppressed", 409, "This person does not want to be texted");
    /** A rule other than the person's own word keeps the text back; {@code rule} names it. */
    public static final ProblemType REFUSED =
            new ProblemType("messaging/refused", 409, "A rule of texting does not allow this text");
    /** The number is somebody's already. */
    public static final ProblemType NUMBER_TAKEN =
            new ProblemType("messaging/number-taken", 409, "This number is in use");
    /** The dedupe key made a text before; {@code textId} names it. */
    public static final ProblemType ALREADY_REQUESTED =
            new ProblemType("messaging/already-requested", 409, "This text was requested before");
    /** A lead without a number cannot be texted. */
    public static final ProblemType NO_NUMBER =
            new ProblemType("messaging/no-number", 409, "This lead has no telephone number");

    private MessagingProblems() {}

    /** The problem of a text that a rule kept back, which is recorded under the id. */
    public static Problem refused(String textId, Decision decision) {
        var rule = decision.refusedBy() == null ? "" : decision.refusedBy();
        var type = rule.equals("suppression") ? SUPPRESSED : REFUSED;
        return type.problem().with("rule", rule).with("id", textId);
    }
}
