package com.loctelli.texting;

import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.ErrorClass;

/** How one request to the carrier ended. */
sealed interface Handover {

    /** It has the text. */
    record Accepted(CarrierStatus status) implements Handover {}

    /** It told us that it does not have the text. */
    record Refused(int errorCode, ErrorClass errorClass) implements Handover {}

    /** Nobody knows: the answer was lost, or told of a failure inside. */
    record Unknown() implements Handover {}
}
