package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
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
        var sent = new TextOfRequest(platform, texts, caller)
                .send("api:", key -> text(caller, request, key), text -> isOf(request, text));
        if (sent.status() == TextState.SKIPPED) {
            throw MessagingProblems.refused(sent.id(), sent.decision());
        }
        return new Reply.Accepted<>(new Sent(sent.id(), sent.status()));
    }

    private static TextRequest text(Caller caller, Request request, String dedupeKey) {
        return new TextRequest(
                request.to(),
                request.text(),
                request.leadId(),
                null,
                Purposes.orUsual(request.purpose()),
                dedupeKey,
                request.from(),
                caller.actor());
    }

    /** Whether the text is the request's: what it may say besides, how to opt out, comes after the request's words. */
    private static boolean isOf(Request request, TextView text) {
        return text.to().equals(request.to()) && text.text().startsWith(request.text());
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
