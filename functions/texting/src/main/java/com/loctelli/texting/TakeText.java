package com.loctelli.texting;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.InboundTexts;
import java.util.Map;
import javax.inject.Inject;

/**
 * {@code POST /v1/webhooks/twilio/sms}: a person texted one of our numbers. Stored once per {@code MessageSid} before
 * the carrier is answered; what cannot be stored is answered 503, which sends the carrier to its fallback.
 */
public final class TakeText implements Endpoint<RawRequest, Reply.Raw> {
    private final Platform platform;
    private final SignedWebhook webhook;
    private final InboundTexts inbound;

    @Inject
    TakeText(Platform platform, SignedWebhook webhook, InboundTexts inbound) {
        this.platform = platform;
        this.webhook = webhook;
        this.inbound = inbound;
    }

    @Override
    public Reply.Raw handle(Caller caller, RawRequest request) {
        var form = webhook.open(request);
        var sid = SignedWebhook.need(form, "MessageSid");
        var to = SignedWebhook.need(form, "To");
        var from = SignedWebhook.need(form, "From");
        var words =
                form.fields().containsKey("Body") ? form.fields().get("Body").getFirst() : "";
        var tenant = webhook.owner(to, sid);
        if (tenant.isEmpty()) {
            return SignedWebhook.nothing();
        }
        var text = new InboundText(
                sid,
                from,
                to,
                words,
                form.find("OptOutType").orElse(null),
                Json.text(platform.clock().now()));
        try {
            inbound.take(tenant.get(), text);
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException e) {
            throw ProblemType.UNAVAILABLE.problem().causedBy(e);
        }
        return new Reply.Raw(200, "text/xml", "<Response/>", Map.of());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTextingComponent.factory().create(platform).takeText());
        }
    }
}
