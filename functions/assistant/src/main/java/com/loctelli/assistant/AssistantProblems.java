package com.loctelli.assistant;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with the assistant on purpose. */
public final class AssistantProblems {
    /** The lead's strategy is switched off, or there is none, or the sub-account has no agent. */
    public static final ProblemType NO_AGENT =
            new ProblemType("assistant/no-agent", 409, "There is no agent for this lead");

    /** No suggestion waits in the conversation, or what it would have answered is no longer the last word. */
    public static final ProblemType NO_SUGGESTION =
            new ProblemType("assistant/no-suggestion", 404, "No suggestion waits in this conversation");

    /** What the turn read and its tools answered was erased, has expired, or is from before it was kept. */
    public static final ProblemType RECORDING_GONE =
            new ProblemType("assistant/recording-gone", 410, "What this turn was made of is not kept any more");

    /** The turn ended before the model was asked, or needed none. */
    public static final ProblemType NO_MODEL_ASKED =
            new ProblemType("assistant/no-model-asked", 409, "The model was not asked in this turn");

    private AssistantProblems() {}
}
