package com.loctelli.subaccounts;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong on purpose in this feature. */
public final class SubAccountProblems {
    /** Another sub-account has the public name. */
    public static final ProblemType SLUG_TAKEN =
            new ProblemType("subaccounts/slug-taken", 409, "Another sub-account has this name");

    private SubAccountProblems() {}
}
