package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;

/** Where an appointment is held: a number to call, a link, an address, or whatever the tenant writes. */
@Json
@Valid
public record Location(Kind type, @NotBlank @Size(max = 500) String value) {
    /** The kinds of places. */
    public enum Kind {
        /** A telephone call; the value is the number or says who calls. */
        PHONE,
        /** A video call; the value is its link. */
        VIDEO,
        /** A place; the value is its postal address. */
        ADDRESS,
        /** Anything else, in words. */
        CUSTOM;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
