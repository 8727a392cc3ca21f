package com.loctelli.messaging.delivery;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/**
 * What a carrier's error code means for what we do next.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error dictionary</a>
 */
public enum ErrorClass {
    /** Never again to this person from us. */
    SUPPRESS,
    /** The person's number takes no texts: nothing more is begun to it. */
    UNREACHABLE,
    /** Never again this text. */
    PERMANENT,
    /** Our account or number is at fault: nothing it sends will leave. */
    ACCOUNT,
    /** The carrier does not let us in by our credentials, and looked at no text. */
    CREDENTIALS,
    /** Too fast: the same again, slower. */
    THROTTLE,
    /** The carrier had a moment of weakness and told us that it did nothing. */
    TRANSIENT,
    /** The phone could not be reached; perhaps another day. */
    LATER;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The class of a code; a code we do not know is permanent, so that nothing is sent twice by mistake. */
    public static ErrorClass of(int code) {
        return switch (code) {
            case 21610 -> SUPPRESS;
            case 21211, 21408, 21612, 21614, 30004, 30005, 30006, 30007 -> UNREACHABLE;
            case 20003, 20005 -> CREDENTIALS;
            case 21606, 21212, 21703, 21704, 30002, 30032, 30034 -> ACCOUNT;
            case 20429, 14107, 21611, 30001, 30022, 63038 -> THROTTLE;
            case 20503 -> TRANSIENT;
            case 30003, 30008, 30023, 30027, 30410 -> LATER;
            default -> PERMANENT;
        };
    }

    /** Whether a code says that T-Mobile takes no more from the brand on this day: no other carrier limits a day. */
    static boolean isDailyLimit(int code) {
        return code == 30023 || code == 30027;
    }
}
