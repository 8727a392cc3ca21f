package com.loctelli.knowledge;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with knowledge bases. */
final class KnowledgeProblems {
    /** The very text is there already. */
    static final ProblemType SAME_TEXT =
            new ProblemType("knowledge/same-text", 409, "The knowledge base holds this text already");

    private KnowledgeProblems() {}
}
