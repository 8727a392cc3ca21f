package com.loctelli.leads;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.List;

/** Where a lead stands, and where it may go from there. */
public enum LeadStatus {
    /** Known, and nothing more. */
    LEAD,
    /** Fits what the business sells. */
    QUALIFIED,
    /** Has an offer in hand. */
    PROPOSAL_SENT,
    /** Talks about terms. */
    NEGOTIATING,
    /** Bought. */
    CLOSED_WON,
    /** Decided against it. */
    CLOSED_LOST,
    /** Does not fit. */
    DISQUALIFIED,
    /** Fits, but not now. */
    NURTURE;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The statuses that may follow this one; a mistaken end can be taken back only to where work goes on. */
    public List<LeadStatus> next() {
        return switch (this) {
            case LEAD -> List.of(QUALIFIED, NURTURE, DISQUALIFIED, CLOSED_LOST);
            case QUALIFIED -> List.of(LEAD, PROPOSAL_SENT, NEGOTIATING, NURTURE, DISQUALIFIED, CLOSED_WON, CLOSED_LOST);
            case PROPOSAL_SENT -> List.of(QUALIFIED, NEGOTIATING, NURTURE, DISQUALIFIED, CLOSED_WON, CLOSED_LOST);
            case NEGOTIATING -> List.of(PROPOSAL_SENT, NURTURE, DISQUALIFIED, CLOSED_WON, CLOSED_LOST);
            case CLOSED_WON -> List.of(NURTURE);
            case CLOSED_LOST, DISQUALIFIED -> List.of(LEAD, NURTURE);
            case NURTURE -> List.of(LEAD, QUALIFIED, DISQUALIFIED, CLOSED_LOST);
        };
    }
}
