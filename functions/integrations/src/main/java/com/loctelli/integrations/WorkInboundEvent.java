package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** Works an outside event that waits in the inbox: claim, effects, state. */
public final class WorkInboundEvent implements Worker<InboundEventStored> {
    private final Platform platform;
    private final InboundEvents events;

    @Inject
    WorkInboundEvent(Platform platform, InboundEvents events) {
        this.platform = platform;
        this.events = events;
    }

    @Override
    public Outcome work(Tenant tenant, InboundEventStored message) {
        var inbox = events.of(tenant);
        var found = inbox.find(message.eventId());
        if (found.isEmpty()) {
            return new Rejected("no-such-event");
        }
        // Empty where it is done with, or in the hands of another: a stop of that one is mended by the sweep.
        var claimed = inbox.claim(found.get());
        return claimed.isEmpty() ? Outcome.DONE : work(tenant, inbox, claimed.get());
    }

    private Outcome work(Tenant tenant, TenantInbox inbox, Stored<InboundEvent> stored) {
        GhlEffects.Result result;
        try {
            if (stored.value().attempts() > TenantInbox.MOST_ATTEMPTS) {
                throw new IllegalStateException("stopped in the middle too often");
            }
            var payload = Payload.parse(inbox.body(stored.value()));
            result = payload == null
                    ? GhlEffects.Result.ignored("not-an-object")
                    : new GhlEffects(platform, tenant).of(stored.value(), payload);
        } catch (RuntimeException e) {
            if (inbox.fail(stored, reason(e))) {
                return new Rejected("dead-event");
            }
            throw e;
        }
        var why = result.reason();
        inbox.finish(stored, why == null ? EventState.DONE : EventState.IGNORED, why, result.effects());
        return Outcome.DONE;
    }

    /** What failed, without what it failed on. */
    private static String reason(RuntimeException e) {
        return e instanceof Problem problem
                ? problem.type().name()
                : e.getClass().getSimpleName();
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<InboundEventStored> {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    InboundEventStored.class,
                    DaggerIntegrationsComponent.factory().create(platform).workInboundEvent());
        }
    }
}
