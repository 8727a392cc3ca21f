package com.loctelli.campaigns.sending;

import com.loctelli.messaging.PreparedText;
import java.time.Instant;

/** What is done about a recipient whose turn it is. */
sealed interface Step {
    /** The text is made, though a rule may already have kept it back. */
    record Text(PreparedText prepared) implements Step {}

    /** The person may not be texted before the instant and waits here. */
    record Later(Instant at) implements Step {}

    /** There is no text to be made. */
    record Never(String reason) implements Step {}
}
