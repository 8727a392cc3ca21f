package com.loctelli.texting;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.DueText;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Hands over texts of campaigns, each to another person, so that their order does not matter: read in one trip, claimed
 * in one transaction, posted side by side, recorded in one transaction. Where something stands in the way of one of
 * them, all are worked one by one, as every other text is.
 */
final class SendTogether {
    private final Platform platform;
    private final Texts texts;
    private final Twilio twilio;
    private final Patience patience;
    private final SendText alone;

    SendTogether(Platform platform, Texts texts, Twilio twilio, Patience patience, SendText alone) {
        this.platform = platform;
        this.texts = texts;
        this.twilio = twilio;
        this.patience = patience;
        this.alone = alone;
    }

    /** Whether the texts may be handed over so. */
    static boolean isFor(List<Stored<SmsMessage>> found) {
        return found.size() > 1
                && found.stream().allMatch(one -> one.value().campaignId() != null)
                && found.stream().map(one -> one.value().to()).distinct().count() == found.size();
    }

    /** Hands them over, and again those that the carrier refuses for a few seconds, as long as the invocation lasts. */
    void send(Tenant tenant, TenantDeliveries ours, List<Stored<SmsMessage>> found) {
        var left = found;
        while (!left.isEmpty() && alone.isTimeAfter(Duration.ZERO)) {
            var now = platform.clock().now();
            var ready = left.stream()
                    .filter(one -> isWaiting(one) && !opens(one).isAfter(now))
                    .toList();
            var later = new ArrayList<>(left.stream()
                    .filter(one -> isWaiting(one) && opens(one).isAfter(now))
                    .map(one -> one.value().id())
                    .toList());
            if (ready.isEmpty()) {
                var next = left.stream()
                        .filter(SendTogether::isWaiting)
                        .map(SendTogether::opens)
                        .min(Instant::compareTo);
                if (next.isEmpty() || !alone.isWorthWaiting(Duration.between(now, next.get()))) {
                    return;
                }
                patience.sitOut(Duration.between(now, next.get()));
            } else {
                var again = handedOver(ours, allowed(tenant, ours, ready));
                if (again.isEmpty()) {
                    // A campaign that is held stands in the way of all its texts: they are put off in one transaction.
                    ours.withoutHeld(ready)
                            .forEach(one ->
                                    alone.work(tenant, new DueText(one.value().id())));
                    return;
                }
                later.addAll(again.get());
            }
            left = later.isEmpty() ? List.of() : ours.all(later);
        }
    }

    /** A marketing text may have waited in the queue until its hours were over. */
    private List<Stored<SmsMessage>> allowed(Tenant tenant, TenantDeliveries ours, List<Stored<SmsMessage>> ready) {
        var marketing = ready.stream()
                .filter(one -> one.value().purpose() == Purpose.MARKETING)
                .toList();
        var allowed = new ArrayList<>(ready);
        var verdicts = texts.of(tenant)
                .judgeAgain(marketing.stream().map(Stored::value).toList());
        for (int i = 0; i < marketing.size(); i++) {
            if (!SendText.mayLeave(ours, marketing.get(i), verdicts.get(i))) {
                allowed.remove(marketing.get(i));
            }
        }
        return allowed;
    }

    /**
     * Claims, posts and records; returns which are to be handed over once more. Empty, and nothing is done, where they
     * cannot be claimed together.
     */
    private Optional<List<String>> handedOver(TenantDeliveries ours, List<Stored<SmsMessage>> allowed) {
        if (allowed.isEmpty()) {
            return Optional.of(List.of());
        }
        var held = ours.claimTogether(allowed);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        if (!platform.clock()
                .now()
                .plus(Twilio.PATIENCE)
                .isBefore(held.getFirst().until())) {
            // We were held up: the claims may end during the requests, and somebody else would make them too.
            held.forEach(ours::unknown);
            return Optional.of(List.of());
        }
        var ends = Meter.together(held.stream()
                .<Callable<Handover>>map(claim -> () -> twilio.send(claim.text(), claim.body()))
                .toList());
        var taken = new ArrayList<TenantDeliveries.Taken>();
        var again = new ArrayList<String>();
        for (int i = 0; i < held.size(); i++) {
            Claim.Held claim = held.get(i);
            switch (ends.get(i)) {
                case Handover.Accepted accepted ->
                    taken.add(new TenantDeliveries.Taken(claim.text(), accepted.status()));
                case Handover.Refused refused -> {
                    if (ours.refused(claim, refused.errorCode(), refused.errorClass()) != null) {
                        again.add(claim.text().id());
                    }
                }
                case Handover.Unknown _ -> ours.unknown(claim);
            }
        }
        if (!taken.isEmpty()) {
            ours.acceptedTogether(taken);
        }
        return Optional.of(again);
    }

    private static boolean isWaiting(Stored<SmsMessage> one) {
        return one.value().status() == TextState.PENDING || one.value().status() == TextState.DEFERRED;
    }

    private static Instant opens(Stored<SmsMessage> one) {
        var notBefore = one.value().notBefore();
        return notBefore == null ? Instant.MIN : notBefore;
    }
}
