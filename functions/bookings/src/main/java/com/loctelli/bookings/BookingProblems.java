package com.loctelli.bookings;

import com.loctelli.kernel.problem.ProblemType;

/** What can go wrong with a booking on purpose. */
public final class BookingProblems {
    /** The time cannot be booked; {@code reasons} says why and {@code alternatives} what can be booked instead. */
    public static final ProblemType SLOT_UNAVAILABLE =
            new ProblemType("bookings/slot-unavailable", 409, "That time cannot be booked");
    /** The booking cannot become that; {@code allowed} lists what it can become. */
    public static final ProblemType TRANSITION_NOT_ALLOWED =
            new ProblemType("bookings/transition-not-allowed", 409, "The booking does not allow this now");
    /** The calendar does not let leads and the agent change bookings, or not so late. */
    public static final ProblemType CHANGE_NOT_ALLOWED =
            new ProblemType("bookings/change-not-allowed", 409, "The calendar does not allow this change");
    /** The token is not one of ours, or was made for another lead. */
    public static final ProblemType SLOT_TOKEN_INVALID =
            new ProblemType("bookings/slot-token-invalid", 400, "This is not a slot that was offered here");
    /** The offer is older than offers last. */
    public static final ProblemType SLOT_TOKEN_EXPIRED =
            new ProblemType("bookings/slot-token-expired", 409, "This offer has expired");

    private BookingProblems() {}
}
