package com.loctelli.texting;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Deadline;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.InboundTexts;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.ConsentKeys;
import com.loctelli.messaging.consent.UntoldOptOuts;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;

/**
 * Every minute: what is due and was left behind. Deferred texts whose time has come and texts whose hint was lost are
 * hinted at again, ended claims become questions, questions are looked up at the carrier, texts from persons that were
 * stored but not passed on are passed on, and connected systems are told of opt-outs that they could not be told of.
 * The questions come last and have an end in time, so that a carrier that does not answer keeps nobody waiting who is not
 * in question.
 */
public final class SweepSends {
    private static final int MOST = 500;
    /** How long one tenant's texts are looked up at the carrier, a request that is under way then not counted. */
    private static final Duration LOOKING = Duration.ofSeconds(15);
    /** After so many failures on end the carrier is not asked any more. */
    private static final int FAILURES = 3;
    /** After which a look that failed is made again; until then, others come before it. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    /** What is left of the invocation, at least, for what waits at the tenants that come after. */
    private static final Duration REST = Duration.ofSeconds(45);

    private final Platform platform;
    private final Deliveries deliveries;
    private final Texts texts;
    private final InboundTexts inbound;
    private final Reconciliation reconciliation;

    @Inject
    SweepSends(
            Platform platform,
            Deliveries deliveries,
            Texts texts,
            InboundTexts inbound,
            Reconciliation reconciliation) {
        this.platform = platform;
        this.deliveries = deliveries;
        this.texts = texts;
        this.inbound = inbound;
        this.reconciliation = reconciliation;
    }

    /** Sweeps one tenant; returns how much was due. One text's failure does not keep the others waiting. */
    public int of(Tenant tenant) {
        var ours = deliveries.of(tenant);
        var due = ours.due(MOST);
        var failures = new ArrayList<RuntimeException>();
        due.stream()
                .map(item -> TextKeys.inboundSid(item.sk()))
                .filter(Objects::nonNull)
                .forEach(sid -> attempt(() -> inbound.again(tenant, sid), failures));
        var untold = new UntoldOptOuts(platform, tenant);
        due.stream()
                .map(item -> ConsentKeys.untoldAddress(item.sk()))
                .filter(Objects::nonNull)
                .forEach(address -> attempt(() -> untold.hintAgain(address), failures));
        var ids = due.stream()
                .map(item -> TextKeys.textId(item.sk()))
                .filter(Objects::nonNull)
                .toList();
        var found = ours.all(ids);
        found.stream()
                .filter(one -> !isInQuestion(one))
                .forEach(one -> attempt(() -> settle(tenant, ours, one), failures));
        look(tenant, ours, found.stream().filter(SweepSends::isInQuestion).toList(), failures);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return due.size();
    }

    private void settle(Tenant tenant, TenantDeliveries ours, Stored<SmsMessage> found) {
        switch (found.value().status()) {
            case PENDING, DEFERRED -> {
                // First the text, then the hint: a worker that is quick must not meet our own change of the text.
                ours.hinted(found);
                hint(tenant, found.value());
            }
            case CLAIMED -> ours.lapse(found);
            case UNKNOWN, ACCEPTED, QUEUED, SENDING, SENT, DELIVERED, UNDELIVERED, FAILED, SKIPPED, CANCELED -> {
                // The index is a moment behind the text.
            }
        }
    }

    private static boolean isInQuestion(Stored<SmsMessage> found) {
        return found.value().status() == TextState.UNKNOWN;
    }

    /** Looks texts up, one after the other: those that are not reached stay due. */
    private void look(
            Tenant tenant,
            TenantDeliveries ours,
            List<Stored<SmsMessage>> inQuestion,
            List<RuntimeException> failures) {
        var end = platform.clock().now().plus(LOOKING);
        int failed = 0;
        for (var found : inQuestion) {
            var now = platform.clock().now();
            if (failed == FAILURES || now.isAfter(end) || !Deadline.leaves(REST, now)) {
                return;
            }
            try {
                if (reconciliation.look(tenant, found)) {
                    hint(tenant, found.value());
                }
                failed = 0;
            } catch (RuntimeException e) {
                failures.add(e);
                failed++;
                attempt(() -> ours.undecided(found, LOOK_AGAIN), failures);
            }
        }
    }

    private void hint(Tenant tenant, SmsMessage text) {
        var nth = text.attempts() + "-" + platform.clock().now().getEpochSecond() / 30;
        platform.queues().sendAll(List.of(texts.of(tenant).hint(text, nth)));
    }

    private static void attempt(Runnable work, List<RuntimeException> failures) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTextingComponent.factory().create(platform).sweepSends()::of);
        }
    }
}
