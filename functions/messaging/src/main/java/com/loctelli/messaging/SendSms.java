package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sms/send}: sends one text. What a rule keeps back is recorded and answered as the conflict it is. */
@Needs(Feature.SMS)
public final class SendSms implements Endpoint<SendSms.Request, Reply.Accepted<SendSms.Sent>> {
    private final Platform platform;
    private final Texts texts;
    private final Leads leads;

    @Inject
    SendSms(Platform platform, Texts texts, Leads leads) {
        this.platform = platform;
        this.texts = texts;
        this.leads = leads;
    }

    @Override
    public Reply.Accepted<SendSms.Sent> handle(Caller caller, Request request) {
        if (request.leadId() != null) {
            leads.of(caller.tenant()).need(request.leadId());
        }
        var sent = sent(caller, request);
        if (sent.status() == TextState.SKIPPED) {
            throw MessagingProblems.refused(sent.id(), sent.decision());
        }
        return new Reply.Accepted<>(new Sent(sent.id(), sent.status()));
    }

    /**
     * The request's text. A request that was stopped before it was answered has made it already, which its repeat is
     * told; where a rule kept that one back, the repeat is judged anew, since its caller may have mended the cause.
     */
    private SentText sent(Caller caller, Request request) {
        var named = RequestScope.current().idempotencyKey();
        if (named.isEmpty()) {
            return sent(caller, request, "api:" + platform.ids().token());
        }
        var by = caller.actor();
        var key = "api:" + by.type() + ":" + by.id() + ":" + named.get();
        var sent = sent(caller, request, key);
        while (!sent.isNew() && sent.status() == TextState.SKIPPED) {
            sent = sent(caller, request, key + "#" + sent.id());
        }
        if (!sent.isNew() && !isOf(request, texts.of(caller.tenant()).find(sent.id()))) {
            throw ProblemType.IDEMPOTENCY_MISMATCH.problem();
        }
        return sent;
    }

    private SentText sent(Caller caller, Request request, String dedupeKey) {
        return texts.of(caller.tenant())
                .send(new TextRequest(
                        request.to(),
                        request.text(),
                        request.leadId(),
                        null,
                        Purposes.orUsual(request.purpose()),
                        dedupeKey,
                        request.from(),
                        caller.actor()));
    }

    /** Whether the text is the request's: what it may say besides, how to opt out, comes after the request's words. */
    private static boolean isOf(Request request, @Nullable TextView text) {
        return text != null && text.to().equals(request.to()) && text.text().startsWith(request.text());
    }

    /** The text; without a purpose it is informational. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String to,

            @NotBlank @Size(max = 1600) String text,
            @Nullable @Size(max = 60) String leadId,
            @Nullable Purposes purpose,
            @Nullable @Size(max = 70) String from) {}

    /** What became of it. */
    @Json
    public record Sent(String id, TextState status) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerMessagingComponent.factory().create(platform).sendSms());
        }
    }
}
