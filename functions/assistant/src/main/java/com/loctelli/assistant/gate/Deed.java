package com.loctelli.assistant.gate;

/** What a reply can claim to have been done. */
public enum Deed {
    /** An appointment was made. */
    BOOKED,
    /** An appointment was moved. */
    MOVED,
    /** An appointment was cancelled. */
    CANCELLED,
    /** All texts to the lead were ended. */
    OPTED_OUT
}
