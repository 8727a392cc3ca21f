package com.loctelli.texting;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.TextStatus;
import com.loctelli.messaging.delivery.CarrierStatus;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/webhooks/twilio/status}: the carrier tells how far a text is. Recorded at once; a
 * database that does not answer now gets it from a queue, for the carrier tells a status only once.
 */
public final class TakeTextStatus implements Endpoint<RawRequest, Reply.Raw> {
    private final Platform platform;
    private final SignedWebhook webhook;
    private final RecordTextStatus record;

    @Inject
    TakeTextStatus(Platform platform, SignedWebhook webhook, RecordTextStatus record) {
        this.platform = platform;
        this.webhook = webhook;
        this.record = record;
    }

    @Override
    public Reply.Raw handle(Caller caller, RawRequest request) {
        var form = webhook.open(request);
        var sid = SignedWebhook.need(form, "MessageSid");
        var textId = ourId(request.rawQuery());
        var status = new CarrierStatus(
                sid,
                SignedWebhook.need(form, "To"),
                SignedWebhook.need(form, "MessageStatus"),
                form.find("ErrorCode")
                        .filter(code -> code.matches("\\d{1,6}"))
                        .map(Integer::valueOf)
                        .orElse(null));
        var tenant = webhook.owner(SignedWebhook.need(form, "From"), sid);
        if (tenant.isEmpty()) {
            return SignedWebhook.nothing();
        }
        try {
            record.record(tenant.get(), textId, status);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.UNAVAILABLE)) {
                throw problem;
            }
            platform.queues()
                    .send(Outgoing.of(QueueName.TEXT_STATUS, tenant.get(), later(tenant.get(), textId, status)));
        }
        return SignedWebhook.nothing();
    }

    private TextStatus later(Tenant tenant, @Nullable String textId, CarrierStatus status) {
        var recipient = TextStatus.recipient(platform.keys(), tenant, status.to());
        return new TextStatus(textId, status.sid(), recipient, status.word(), status.errorCode());
    }

    private static @Nullable String ourId(String rawQuery) {
        return Form.parse(rawQuery).find("text").orElse(null);
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTextingComponent.factory().create(platform).takeTextStatus());
        }
    }
}
