package com.loctelli.texting;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import javax.inject.Inject;

/** Finds out, from the carrier's list, what became of a text in question. */
final class Reconciliation {
    /** How long a list that is too long to be read is let alone: the carrier's callback tells more than a second look. */
    private static final Duration LONG_LIST = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final Twilio twilio;

    @Inject
    Reconciliation(Deliveries deliveries, Twilio twilio) {
        this.deliveries = deliveries;
        this.twilio = twilio;
    }

    /** Looks the text up and records what was found; returns whether it waits to be handed over again. */
    boolean look(Tenant tenant, Stored<SmsMessage> found) {
        if (found.value().status() != TextState.UNKNOWN) {
            return false;
        }
        var ours = deliveries.of(tenant);
        var text = found.value();
        return switch (twilio.find(text, ours.open(text), sid -> ours.isAnothers(text.id(), sid))) {
            case Lookup.Found(var status) -> {
                ours.accepted(text, status);
                yield false;
            }
            case Lookup.Absent _ -> ours.absent(found);
            case Lookup.Undecided _ -> {
                ours.undecided(found, LONG_LIST);
                yield false;
            }
        };
    }
}
