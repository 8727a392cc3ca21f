package com.loctelli.assistant.gate;

/** What a reply can claim to have been done to an appointment. */
public enum Deed {
    /** An appointment was made. */
    BOOKED,
    /** An appointment was moved. */
    MOVED,
    /** An appointment was cancelled. */
    CANCELLED
}
