package com.loctelli.texting;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong between us and the carrier. */
final class TextingProblems {
    /** A webhook that the carrier did not sign. */
    static final ProblemType BAD_SIGNATURE =
            new ProblemType("texting/bad-signature", 403, "The signature does not hold");
    /** The carrier does not answer. */
    static final ProblemType CARRIER_UNAVAILABLE =
            new ProblemType("texting/carrier-unavailable", 503, "The carrier does not answer now");

    private TextingProblems() {}
}
