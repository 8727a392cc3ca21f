package com.loctelli.campaigns;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.Arrays;
import java.util.List;

/** Where a campaign stands, and where it may go from there. */
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

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The statuses that may follow this one. */
    public List<CampaignStatus> next() {
        return switch (this) {
            case DRAFT -> List.of(SCHEDULED, PREPARING, CANCELLED);
            case SCHEDULED -> List.of(PREPARING, CANCELLED);
            case PREPARING -> List.of(SENDING, FAILED, CANCELLED);
            case SENDING -> List.of(PAUSED, COMPLETED, CANCELLED);
            case PAUSED -> List.of(SENDING, CANCELLED);
            case COMPLETED, CANCELLED, FAILED -> List.of();
        };
    }

    /** The statuses that this one may follow. */
    List<CampaignStatus> before() {
        return Arrays.stream(values())
                .filter(status -> status.next().contains(this))
                .toList();
    }
}
