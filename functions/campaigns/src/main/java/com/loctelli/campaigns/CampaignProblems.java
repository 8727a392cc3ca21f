package com.loctelli.campaigns;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with campaigns. */
public final class CampaignProblems {
    /** The campaign is not where this can be done; {@code from} and {@code allowed} say where it is and may go. */
    public static final ProblemType TRANSITION_NOT_ALLOWED =
            new ProblemType("campaigns/transition-not-allowed", 409, "The campaign cannot do this from where it is");
    /** What was begun can no longer be changed. */
    public static final ProblemType NOT_EDITABLE =
            new ProblemType("campaigns/not-editable", 409, "The campaign can no longer be changed in this way");
    /** Nobody was chosen to be texted. */
    public static final ProblemType NO_AUDIENCE =
            new ProblemType("campaigns/no-audience", 409, "The campaign has nobody to text");
    /** More people were chosen than one audience may have; {@code most} says how many that is. */
    public static final ProblemType AUDIENCE_TOO_LARGE =
            new ProblemType("campaigns/audience-too-large", 409, "The audience is too large for one campaign");
    /** Another audience was chosen meanwhile. */
    public static final ProblemType AUDIENCE_REPLACED =
            new ProblemType("campaigns/audience-replaced", 409, "Another audience was chosen meanwhile");
    /** The campaign is no longer being sent. */
    public static final ProblemType NOT_SENDING =
            new ProblemType("campaigns/not-sending", 409, "The campaign is not being sent");
    /** Somebody else did something about the recipient. */
    public static final ProblemType RECIPIENT_MOVED =
            new ProblemType("campaigns/recipient-moved", 409, "The recipient has moved on meanwhile");

    private CampaignProblems() {}
}
