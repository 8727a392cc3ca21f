package com.loctelli.transfers.cargo;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** The message by which a transfer goes on. */
@Json
public record TransferStep(Kind kind, String jobId) {

    /** Which way it goes. */
    public enum Kind {
        /** Out of the tenant. */
        EXPORT,
        /** Into the tenant. */
        IMPORT;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
