package com.loctelli.texting;

import com.loctelli.messaging.delivery.CarrierStatus;

/** What the carrier's list tells of one text. */
sealed interface Lookup {

    /** The carrier has it. */
    record Found(CarrierStatus status) implements Lookup {}

    /** The list was read to its end, and the text is not there. */
    record Absent() implements Lookup {}

    /** The list is longer than what was read of it: the text may be in the rest. */
    record Undecided() implements Lookup {}
}
