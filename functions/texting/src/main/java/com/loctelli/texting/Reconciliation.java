package com.loctelli.texting;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextState;
import javax.inject.Inject;

/** Finds out, from the carrier's list, what became of a text in question. */
final class Reconciliation {
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
        var there = twilio.find(text, ours.open(text), sid -> ours.isAnothers(text.id(), sid));
        if (there.isEmpty()) {
            return ours.absent(found);
        }
        ours.accepted(text, there.get());
        return false;
    }
}
