package com.loctelli.messaging.senders;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/senders}: makes a number the sub-account's; texts to it are routed there from now on. */
@Needs(Feature.SMS)
public final class AddSender implements Endpoint<AddSender.Request, Reply.Created<SenderNumber>> {
    private final Senders senders;

    @Inject
    AddSender(Senders senders) {
        this.senders = senders;
    }

    @Override
    public Reply.Created<SenderNumber> handle(Caller caller, Request request) {
        return new Reply.Created<>(senders.add(
                caller.tenant(),
                PhoneNumber.ofE164(request.phone()),
                request.provider(),
                request.label(),
                request.messagingServiceSid(),
                caller.actor()));
    }

    /** The number, E.164. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String phone,

            @NotBlank @Pattern(regexp = "twilio") String provider,
            @Nullable @Size(max = 80) String label,
            @Nullable @Pattern(regexp = "MG[0-9a-f]{32}") String messagingServiceSid) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerSendersComponent.factory().create(platform).addSender());
        }
    }
}
