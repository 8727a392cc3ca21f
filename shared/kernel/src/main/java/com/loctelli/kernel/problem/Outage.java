package com.loctelli.kernel.problem;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells a service of AWS that does not answer now, and will, from a call that no repetition makes right. */
public final class Outage {
    private Outage() {}

    /**
     * The 503 that a failed call to a service means: it could not be reached, did not answer in time, is asked too much
     * or failed itself. Empty for what the service refused.
     */
    public static Optional<Problem> of(SdkException failure) {
        boolean passes = failure instanceof SdkClientException
                || (failure instanceof AwsServiceException refusal
                        && (refusal.isThrottlingException() || refusal.statusCode() >= 500));
        return passes ? Optional.of(problem().causedBy(failure)) : Optional.empty();
    }

    /** The same where it is known without a failed call. */
    public static Problem problem() {
        return ProblemType.UNAVAILABLE.problem().retryAfter(Duration.ofSeconds(1));
    }
}
