package com.loctelli.leads.imports;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Where an import stands. */
public enum ImportStatus {
    /** The file is still to come. */
    AWAITING_UPLOAD,
    /** About to be read. */
    QUEUED,
    /** Its rows are being worked. */
    RUNNING,
    /** Every row has its result. */
    DONE,
    /** It could not be read, or not to its end: the rows that were worked have their results. */
    FAILED,
    /** What it did is being taken back. */
    UNDOING,
    /** What it did was taken back, but for what somebody has changed since. */
    UNDONE;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
