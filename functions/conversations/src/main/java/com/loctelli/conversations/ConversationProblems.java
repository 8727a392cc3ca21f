package com.loctelli.conversations;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with conversations. */
public final class ConversationProblems {
    /** The conversation is not as it was when the reply was begun: a person took it, or somebody wrote meanwhile. */
    public static final ProblemType SUPERSEDED =
            new ProblemType("conversations/superseded", 409, "The conversation has moved on");
    /** The lead has no number to write to. */
    public static final ProblemType NO_ADDRESS =
            new ProblemType("conversations/no-address", 409, "The lead has no telephone number");
    /** The sub-account has no number to write from. */
    public static final ProblemType NO_SENDER =
            new ProblemType("conversations/no-sender", 409, "There is no number to write from");

    private ConversationProblems() {}
}
