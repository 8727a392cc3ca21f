package com.loctelli.kernel.problem;

/**
 * A kind of problem, a compile-time constant of the feature that knows it.
 *
 * @param name the wire name, {@code feature/what-happened}; served as the {@code type} member of RFC 9457
 * @param status the HTTP status it is served with
 * @param title one sentence that is the same for every occurrence
 */
public record ProblemType(String name, int status, String title) {

    /** The request has fields that are missing, unknown or out of range; {@code errors} names each. */
    public static final ProblemType INVALID_REQUEST =
            new ProblemType("request/invalid", 400, "The request is not valid");
    /** The body is not JSON at all. */
    public static final ProblemType MALFORMED_JSON =
            new ProblemType("request/malformed-json", 400, "The body is not JSON");
    /** No credentials, or credentials that do not hold. */
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("request/unauthenticated", 401, "Sign in to do this");
    /** The caller is known and may not do this. */
    public static final ProblemType FORBIDDEN = new ProblemType("request/forbidden", 403, "You may not do this");
    /** The caller lacks a right that {@code needed} names, such as {@code role:manager} or {@code leads:all}. */
    public static final ProblemType RIGHT_NEEDED =
            new ProblemType("request/right-needed", 403, "This takes a right that you do not have");
    /** Nothing of that id exists for this caller; another tenant's row answers the same. */
    public static final ProblemType NOT_FOUND = new ProblemType("request/not-found", 404, "There is no such thing");
    /** A conflicting write was made meanwhile. */
    public static final ProblemType CONFLICT = new ProblemType("request/conflict", 409, "Somebody else changed this");
    /** {@code If-Match} names a version that is no longer current. */
    public static final ProblemType STALE_VERSION =
            new ProblemType("request/stale-version", 412, "This has changed since you read it");
    /** The body is larger than the edge accepts, or what it asks to be kept than one item may be. */
    public static final ProblemType TOO_LARGE = new ProblemType("request/too-large", 413, "The body is too large");
    /** The body is of another media type than the endpoint reads. */
    public static final ProblemType UNSUPPORTED_MEDIA =
            new ProblemType("request/unsupported-media-type", 415, "The body must be application/json");
    /** The same idempotency key came with another request. */
    public static final ProblemType IDEMPOTENCY_MISMATCH =
            new ProblemType("request/idempotency-mismatch", 422, "This Idempotency-Key was used for another request");
    /** The first request of this idempotency key is still being worked. */
    public static final ProblemType IDEMPOTENCY_IN_PROGRESS =
            new ProblemType("request/idempotency-in-progress", 409, "The first request of this key is still running");
    /** Too many requests; {@code Retry-After} says when to come back. */
    public static final ProblemType TOO_MANY = new ProblemType("request/too-many", 429, "Too many requests");
    /** Something this needs does not answer now; trying again is safe. */
    public static final ProblemType UNAVAILABLE = new ProblemType("request/unavailable", 503, "Try again in a moment");
    /** A fault of ours; the log line of the same instance says more. */
    public static final ProblemType INTERNAL =
            new ProblemType("request/internal", 500, "Something went wrong on our side");

    /** A problem of this type without further data. */
    public Problem problem() {
        return new Problem(this);
    }

    /** A problem of this type with a sentence for the person who reads it; it must hold no personal data. */
    public Problem problem(String detail) {
        return new Problem(this).detail(detail);
    }
}
