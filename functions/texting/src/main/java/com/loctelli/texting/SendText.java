package com.loctelli.texting;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.BatchWorker;
import com.loctelli.kernel.queue.Deadline;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.DueText;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.decision.Verdict;
import com.loctelli.messaging.delivery.Claim;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import java.time.Duration;
import java.util.List;
import javax.inject.Inject;

/**
 * Works {@code SENDS}: claims the text, makes one request, records what came of it. A carrier that is too busy for a few
 * seconds is waited for here, which keeps the order of the number's texts; longer waits are the sweep's, and so is what
 * does not end within the invocation. The texts of campaigns are worked together.
 */
public final class SendText implements BatchWorker<DueText> {
    /** How long a worker waits itself. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** What a request takes at most, with what is read before it and recorded after it. */
    private static final Duration ONE_REQUEST = Twilio.PATIENCE.plusSeconds(5);

    private final Platform platform;
    private final Deliveries deliveries;
    private final Texts texts;
    private final Twilio twilio;
    private final Patience patience;

    @Inject
    SendText(Platform platform, Deliveries deliveries, Texts texts, Twilio twilio) {
        this(platform, deliveries, texts, twilio, Patience::really);
    }

    SendText(Platform platform, Deliveries deliveries, Texts texts, Twilio twilio, Patience patience) {
        this.platform = platform;
        this.deliveries = deliveries;
        this.texts = texts;
        this.twilio = twilio;
        this.patience = patience;
    }

    /** The same worker, waiting so. */
    SendText waiting(Patience how) {
        return new SendText(platform, deliveries, texts, twilio, how);
    }

    @Override
    public void work(Tenant tenant, List<DueText> due) {
        if (due.size() > 1) {
            var ours = deliveries.of(tenant);
            var found = ours.all(due.stream().map(DueText::textId).distinct().toList());
            if (SendTogether.isFor(found)) {
                new SendTogether(platform, texts, twilio, patience, this).send(tenant, ours, found);
                return;
            }
        }
        due.forEach(one -> work(tenant, one));
    }

    @Override
    public Outcome work(Tenant tenant, DueText due) {
        var ours = deliveries.of(tenant);
        while (isTimeAfter(Duration.ZERO)) {
            var found = ours.find(due.textId());
            if (found == null) {
                return new Rejected("no-such-text");
            }
            if (found.value().purpose() == Purpose.MARKETING && !isStillAllowed(tenant, ours, found)) {
                return Outcome.DONE;
            }
            switch (ours.claim(found)) {
                case Claim.Nothing _ -> {
                    return Outcome.DONE;
                }
                case Claim.NotYet notYet -> {
                    var wait = Duration.between(platform.clock().now(), notYet.at());
                    if (!isWorthWaiting(wait)) {
                        return Outcome.DONE;
                    }
                    patience.sitOut(wait.isNegative() ? Duration.ZERO : wait);
                }
                case Claim.Held held -> {
                    if (isOver(ours, held)) {
                        return Outcome.DONE;
                    }
                }
            }
        }
        return Outcome.DONE;
    }

    /** Whether a text that has to wait so long is waited for here. */
    boolean isWorthWaiting(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) <= 0 && isTimeAfter(wait);
    }

    /** Whether a request that begins after the wait ends in this invocation; a text that is left is due for the sweep. */
    boolean isTimeAfter(Duration wait) {
        return Deadline.leaves(wait.plus(ONE_REQUEST), platform.clock().now());
    }

    /** Makes the request and records its end; returns whether there is nothing more to do now. */
    private boolean isOver(TenantDeliveries ours, Claim.Held held) {
        if (!platform.clock().now().plus(Twilio.PATIENCE).isBefore(held.until())) {
            // We were held up: the claim may end during the request, and somebody else would make it too.
            ours.unknown(held);
            return true;
        }
        return switch (twilio.send(held.text(), held.body())) {
            case Handover.Accepted accepted -> {
                ours.accepted(held.text(), accepted.status());
                yield true;
            }
            case Handover.Refused refused -> ours.refused(held, refused.errorCode(), refused.errorClass()) == null;
            case Handover.Unknown _ -> {
                ours.unknown(held);
                yield true;
            }
        };
    }

    /** A marketing text may have waited in the queue until its hours were over. */
    private boolean isStillAllowed(Tenant tenant, TenantDeliveries ours, Stored<SmsMessage> found) {
        return mayLeave(ours, found, texts.of(tenant).judgeAgain(found.value()));
    }

    /** Whether a text that was judged again leaves; otherwise it is put off or kept back. */
    static boolean mayLeave(TenantDeliveries ours, Stored<SmsMessage> found, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Now _ -> true;
            case Verdict.Later later -> {
                ours.defer(found, later.notBefore(), later.why());
                yield false;
            }
            case Verdict.Never never -> {
                if (never.decision().isPassing()) {
                    ours.putOff(found, never.rule());
                } else {
                    ours.skip(found, never.rule(), "judged again");
                }
                yield false;
            }
        };
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<DueText> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            this(platform, Patience::really);
        }

        /** Over a platform, waiting so. */
        public Function(Platform platform, Patience patience) {
            super(
                    platform,
                    DueText.class,
                    DaggerTextingComponent.factory().create(platform).sendText().waiting(patience));
        }
    }
}
