package com.loctelli.texting;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.TextStatus;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Deliveries;
import javax.inject.Inject;

/** Works {@code TEXT_STATUS}: moves a text forward by the carrier's word; late and repeated words change nothing. */
public final class RecordTextStatus implements Worker<TextStatus> {
    private final Deliveries deliveries;

    @Inject
    RecordTextStatus(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Outcome work(Tenant tenant, TextStatus status) {
        var ours = deliveries.of(tenant);
        var textId = status.textId() == null ? ours.textOf(status.sid()) : status.textId();
        if (textId == null) {
            return new Rejected("no-such-text");
        }
        ours.status(textId, new CarrierStatus(status.sid(), status.to(), status.word(), status.errorCode()));
        return Outcome.DONE;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<TextStatus> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    TextStatus.class,
                    DaggerTextingComponent.factory().create(platform).recordTextStatus());
        }
    }
}
