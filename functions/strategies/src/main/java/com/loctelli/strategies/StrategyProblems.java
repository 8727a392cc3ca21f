package com.loctelli.strategies;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with strategies and templates. */
final class StrategyProblems {
    /** The sub-account has no template of this id. */
    static final ProblemType NO_TEMPLATE =
            new ProblemType("strategies/no-such-template", 404, "There is no such template for this sub-account");

    private StrategyProblems() {}
}
