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
import org.jspecify.annotations.Nullable;

/** Works {@code TEXT_STATUS}: moves a text forward by the carrier's word; late and repeated words change nothing. */
public final class RecordTextStatus implements Worker<TextStatus> {
    private final Platform platform;
    private final Deliveries deliveries;

    @Inject
    RecordTextStatus(Platform platform, Deliveries deliveries) {
        this.platform = platform;
        this.deliveries = deliveries;
    }

    @Override
    public Outcome work(Tenant tenant, TextStatus status) {
        var ours = deliveries.of(tenant);
        var textId = status.textId() == null ? ours.textOf(status.sid()) : status.textId();
        var text = textId == null ? null : ours.find(textId);
        if (text == null) {
            return new Rejected("no-such-text");
        }
        var to = text.value().to();
        if (!TextStatus.recipient(platform.keys(), tenant, to).equals(status.recipient())) {
            return new Rejected("of-another-text");
        }
        ours.status(text.value().id(), new CarrierStatus(status.sid(), to, status.word(), status.errorCode()));
        return Outcome.DONE;
    }

    /**
     * Records a word at once.
     *
     * @param textId our id, where the carrier told it
     */
    void record(Tenant tenant, @Nullable String textId, CarrierStatus status) {
        var ours = deliveries.of(tenant);
        var known = textId == null ? ours.textOf(status.sid()) : textId;
        if (known != null) {
            ours.status(known, status);
        }
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
