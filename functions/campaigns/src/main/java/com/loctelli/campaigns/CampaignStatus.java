package com.loctelli.campaigns;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.List;

/** The names of the states that a campaign may be in, on the wire and at rest; what each has is {@link CampaignState}. */
public enum CampaignStatus {
    /** Being written. */
    DRAFT,
    /** Waits for its instant. */
    SCHEDULED,
    /** About to be sent: what it needs is checked. */
    PREPARING,
    /** Its texts are being released. */
    SENDING,
    /** Held by a person or by itself. */
    PAUSED,
    /** Every recipient's text was released and has left, or never will. */
    COMPLETED,
    /** Called off. */
    CANCELLED,
    /** Could not begin. */
    FAILED;

    /** Those in which an audience may still be chosen. */
    public static final List<CampaignStatus> BEFORE_SENDING = List.of(DRAFT, SCHEDULED, PREPARING);

    /** Those of a campaign that is not over. */
    static final List<CampaignStatus> UNFINISHED = List.of(DRAFT, SCHEDULED, PREPARING, SENDING, PAUSED);

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** What a caller who may not do something is told that may follow: the transitions that the state's type has. */
    public List<CampaignStatus> next() {
        return switch (this) {
            case DRAFT -> List.of(SCHEDULED, PREPARING, CANCELLED);
            case SCHEDULED -> List.of(SCHEDULED, PREPARING, CANCELLED);
            case PREPARING -> List.of(SENDING, FAILED, CANCELLED);
            case SENDING -> List.of(PAUSED, COMPLETED, CANCELLED);
            case PAUSED -> List.of(SENDING, CANCELLED);
            case COMPLETED, CANCELLED, FAILED -> List.of();
        };
    }

    /** The names of some of them, as they are at rest. */
    public static List<String> wires(List<CampaignStatus> some) {
        return some.stream().map(CampaignStatus::wire).toList();
    }
}
