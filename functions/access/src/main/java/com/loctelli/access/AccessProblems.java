package com.loctelli.access;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong on purpose in this feature. */
public final class AccessProblems {
    /** The address is unknown, or the password is not its; the answer does not tell which. */
    public static final ProblemType BAD_CREDENTIALS =
            new ProblemType("access/bad-credentials", 401, "The address or the password is wrong");
    /** The password is right, and the account has a second factor whose code was not given. */
    public static final ProblemType SECOND_FACTOR_REQUIRED =
            new ProblemType("access/second-factor-required", 401, "Signing in here takes a code too");
    /** The code is wrong, or was used before. */
    public static final ProblemType BAD_SECOND_FACTOR =
            new ProblemType("access/bad-second-factor", 401, "The code is wrong or was used before");
    /** The password is right, and the account must get a second factor first; {@code challenge} opens its set-up. */
    public static final ProblemType SECOND_FACTOR_SETUP_REQUIRED = new ProblemType(
            "access/second-factor-setup-required", 401, "A second factor must be set up before you sign in");
    /** The account has a second factor already. */
    public static final ProblemType SECOND_FACTOR_ON =
            new ProblemType("access/second-factor-on", 409, "The second factor is switched on already");
    /** The account has no second factor, or its set-up was not begun. */
    public static final ProblemType SECOND_FACTOR_OFF =
            new ProblemType("access/second-factor-off", 409, "The second factor is not set up");
    /** Too many wrong guesses; {@code Retry-After} says when the next is heard, and is absent where an admin must unlock. */
    public static final ProblemType LOCKED = new ProblemType("access/locked", 423, "Too many wrong passwords: locked");
    /** The password is right, and the user or the sub-account is suspended. */
    public static final ProblemType SUSPENDED = new ProblemType("access/suspended", 403, "This account is suspended");
    /** The refresh token is none, or its session has ended. */
    public static final ProblemType SESSION_ENDED =
            new ProblemType("access/session-ended", 401, "The session has ended: sign in again");
    /** The link was used, has expired, or is none; the answer does not tell which. */
    public static final ProblemType LINK_ENDED =
            new ProblemType("access/link-ended", 410, "The link was used or has expired: ask for another");
    /** The invitation or code was used as often as it may, has expired or was taken back, or who gave it could not now. */
    public static final ProblemType INVITATION_ENDED =
            new ProblemType("access/invitation-ended", 410, "The invitation was used or has ended: ask for another");
    /** The address signs in to an account already, perhaps another tenant's. */
    public static final ProblemType EMAIL_TAKEN =
            new ProblemType("access/email-taken", 409, "This address has an account already");
    /** The sub-account has as many active users as its limit allows. */
    public static final ProblemType USER_LIMIT =
            new ProblemType("access/user-limit", 409, "The sub-account has as many users as it may");
    /** The change would leave the sub-account without an active owner. */
    public static final ProblemType LAST_OWNER =
            new ProblemType("access/last-owner", 409, "A sub-account keeps at least one active owner");

    private AccessProblems() {}
}
