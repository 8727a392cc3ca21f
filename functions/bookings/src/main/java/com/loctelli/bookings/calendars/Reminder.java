package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A text that a lead gets before an appointment.
 *
 * @param offsetMinutes how long before it begins
 * @param channel how it comes; by text where nothing is said
 * @param template its words, with {@code {{name}}}, {@code {{business}}}, {@code {{date}}}, {@code {{time}}} and
 *     {@code {{location}}}; ours where nothing is said
 */
@Json
@Valid
public record Reminder(
        @Range(min = 5, max = 43_200) int offsetMinutes,
        @Nullable Channel channel,
        @Nullable @Size(min = 1, max = 480) String template) {

    /** How a reminder comes. */
    public enum Channel {
        /** By text. */
        SMS;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }
}
