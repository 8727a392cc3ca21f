package com.loctelli.strategies;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with strategies and templates. */
public final class StrategyProblems {
    /** The sub-account has no template of this id. */
    public static final ProblemType NO_TEMPLATE =
            new ProblemType("strategies/no-such-template", 404, "There is no such template for this sub-account");

    /** Back to what was never said: such a version is published, not rolled back to. */
    public static final ProblemType NEVER_PUBLISHED = new ProblemType(
            "strategies/never-published", 409, "The version was never published, so there is no way back to it");

    private StrategyProblems() {}
}
