package com.loctelli.evals.stage;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Hands texts over as the send worker does, to a carrier that writes them down. Where the carrier's answer is lost, half
 * the time it has the text and half the time it has not; which of them shows in its list, as it does for the product.
 */
final class Carrier {
    private static final int MOST = 200;

    private final Platform platform;
    private final Deliveries deliveries;
    private final List<Stage.Handed> handed = new ArrayList<>();
    private final Map<String, CarrierStatus> list = new HashMap<>();

    Carrier(Platform platform) {
        this.platform = platform;
        this.deliveries = new Deliveries(platform, new Consents(platform));
    }

    void clear() {
        handed.clear();
        list.clear();
    }

    List<Stage.Handed> handed() {
        return List.copyOf(handed);
    }

    /** What came of a text's turn to leave. */
    sealed interface End {
        /** The carrier has it. */
        record Took(Stage.Handed text) implements End {}

        /** It may leave at the instant. */
        record Later(Instant at) implements End {}

        /** The carrier has nothing new. */
        record Nothing() implements End {}
    }

    /** Hands a text over, once. */
    End hand(Tenant tenant, String textId, Mishaps mishaps, Random random) {
        var ours = deliveries.of(tenant);
        var found = ours.find(textId);
        if (found == null) {
            return new End.Nothing();
        }
        return switch (ours.claim(found)) {
            case Claim.Nothing _ -> new End.Nothing();
            case Claim.NotYet(var at) -> new End.Later(at);
            case Claim.Held held -> {
                if (mishaps.isAnswerLost(random) && random.nextBoolean()) {
                    // The request never arrived, and nobody knows.
                    ours.unknown(held);
                    yield new End.Nothing();
                }
                var text = held.text();
                var one = new Stage.Handed(
                        text.id(), text.to(), held.body(), platform.clock().now());
                var status = new CarrierStatus("SM" + platform.ids().token(), text.to(), "sent", null);
                handed.add(one);
                list.put(text.id(), status);
                // The phone has it, whatever becomes of the worker that is told so.
                yield new End.Took(one);
            }
        };
    }

    /** The worker hears that the carrier has the text, or does not. */
    void answered(Tenant tenant, Stage.Handed text, Mishaps mishaps, Random random) {
        if (mishaps.isAnswerLost(random)) {
            // The worker ends here: its claim ends by itself.
            return;
        }
        var ours = deliveries.of(tenant);
        var found = ours.find(text.textId());
        if (found != null) {
            ours.accepted(found.value(), Objects.requireNonNull(list.get(text.textId())));
        }
    }

    /** Settles what was left behind, as the schedule does it; returns the texts that are to be handed over again. */
    Swept sweep(Tenant tenant) {
        var ours = deliveries.of(tenant);
        var ids = ours.due(MOST).stream()
                .map(item -> TextKeys.textId(item.sk()))
                .filter(Objects::nonNull)
                .toList();
        var again = new ArrayList<String>();
        for (var found : ours.all(ids)) {
            if (isToBeHandedAgain(tenant, found)) {
                again.add(found.value().id());
            }
        }
        return new Swept(ids.size(), List.copyOf(again));
    }

    /**
     * What a sweep came upon.
     *
     * @param due how much was left behind
     */
    record Swept(int due, List<String> again) {}

    private boolean isToBeHandedAgain(Tenant tenant, Stored<SmsMessage> found) {
        var ours = deliveries.of(tenant);
        var text = found.value();
        if (text.status() == TextState.CLAIMED) {
            ours.lapse(found);
            return false;
        }
        if (text.status() == TextState.UNKNOWN) {
            @Nullable CarrierStatus known = list.get(text.id());
            if (known == null) {
                return ours.absent(found);
            }
            ours.accepted(text, known);
            return false;
        }
        boolean isWaiting = TenantDeliveries.isWaiting(text);
        if (isWaiting) {
            ours.hinted(found);
        }
        return isWaiting;
    }
}
