package com.loctelli.leads;

import com.loctelli.kernel.problem.ProblemType;
import java.util.Set;

/** What can go wrong with leads on purpose. */
public final class LeadProblems {
    /** Another lead has this telephone number; {@code existingId} names it. */
    public static final ProblemType DUPLICATE_PHONE =
            new ProblemType("leads/duplicate-phone", 409, "Another lead has this telephone number");
    /** Another lead has this e-mail address; {@code existingId} names it. */
    public static final ProblemType DUPLICATE_EMAIL =
            new ProblemType("leads/duplicate-email", 409, "Another lead has this e-mail address");
    /** Another lead has this id of an outside system; {@code existingId} names it. */
    public static final ProblemType DUPLICATE_EXTERNAL =
            new ProblemType("leads/duplicate-external", 409, "Another lead has this id of the outside system");
    /** What a write of a lead meets where somebody changed the lead, or took what it has, since both were read. */
    public static final Set<ProblemType> MEANWHILE =
            Set.of(ProblemType.STALE_VERSION, DUPLICATE_PHONE, DUPLICATE_EMAIL, DUPLICATE_EXTERNAL);
    /** The status machine knows no such step; {@code allowed} lists those it knows. */
    public static final ProblemType TRANSITION_NOT_ALLOWED =
            new ProblemType("leads/transition-not-allowed", 409, "A lead cannot move from its status to this one");

    /** So many facts of one name count already; {@code name} says which. */
    public static final ProblemType TOO_MANY_FACTS =
            new ProblemType("leads/too-many-facts", 409, "So much of this kind is known already that no more is kept");

    private LeadProblems() {}
}
