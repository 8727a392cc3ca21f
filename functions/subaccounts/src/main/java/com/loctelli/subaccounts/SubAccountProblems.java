package com.loctelli.subaccounts;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong on purpose in this feature. */
public final class SubAccountProblems {
    /** Another sub-account has the public name. */
    public static final ProblemType SLUG_TAKEN =
            new ProblemType("subaccounts/slug-taken", 409, "Another sub-account has this name");
    /** Something was set aside under this name before. */
    public static final ProblemType RESERVED_BEFORE =
            new ProblemType("subaccounts/reserved-before", 409, "This was reserved before");
    /** What was set aside under this name is settled. */
    public static final ProblemType SETTLED_BEFORE =
            new ProblemType("subaccounts/settled-before", 409, "This reservation was settled before");
    /** The sub-account is being erased. */
    public static final ProblemType DELETING =
            new ProblemType("subaccounts/deleting", 409, "The sub-account is being erased");

    private SubAccountProblems() {}
}
