package com.loctelli.integrations;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with integrations on purpose. */
public final class IntegrationProblems {
    /** The event carries no signature, or one that is not its sender's. */
    public static final ProblemType BAD_SIGNATURE =
            new ProblemType("integrations/bad-signature", 401, "The signature does not hold");
    /** The outside account belongs to another integration, here or elsewhere. */
    public static final ProblemType ACCOUNT_TAKEN =
            new ProblemType("integrations/account-taken", 409, "This account is connected already");
    /** The event could not be stored; its sender tries again on this status only. */
    public static final ProblemType NOT_STORED =
            new ProblemType("integrations/not-stored", 429, "The event could not be stored; send it again");

    private IntegrationProblems() {}
}
