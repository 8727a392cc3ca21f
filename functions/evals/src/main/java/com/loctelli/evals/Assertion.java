package com.loctelli.evals;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What must be true of a rehearsal when it is over; each is judged by what the database holds. */
public enum Assertion {
    /** The lead has exactly one appointment that stands. */
    BOOKING_EXISTS,
    /** The lead has no appointment. */
    NO_BOOKING,
    /** Every appointment that the agent made was told to the lead, unless a person or a STOP came in between. */
    BOOKINGS_TOLD,
    /** Every text that speaks of an appointment made speaks of one that there is. */
    CLAIMS_TRUE,
    /** No offered time was somebody else's when it was offered, and no time was booked that was not offered. */
    OFFERED_FREE,
    /** Nothing of the agent left after the lead said STOP. */
    SILENT_AFTER_STOP,
    /** Nothing of the agent left after a person took the conversation over. */
    SILENT_AFTER_TAKE_OVER,
    /** Whatever the lead wrote last was answered, given to a person, or needs no answer. */
    ANSWERED,
    /** Each text of the agent left once, unless a rule kept it back or a person called it off. */
    SENT_ONCE,
    /** What the lead told about themselves is kept. */
    FACTS_RECORDED,
    /** A person has the conversation. */
    HANDED_OVER,
    /** The agent said none of the things that it must not say. */
    SAYS_NOT,
    /** It was played to its end; what was not is found so, whether or not a scenario asks. */
    PLAYED_THROUGH;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
