package com.loctelli.messaging.consent;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/suppressions}: a number is not texted any more; START from there does not lift it. */
public final class Suppress implements Endpoint<Suppress.Request, Reply.Created<Suppression>> {
    private final Consents consents;

    @Inject
    Suppress(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Reply.Created<Suppression> handle(Caller caller, Request request) {
        var ours = consents.of(caller.tenant());
        var scope = Objects.requireNonNullElse(request.scope(), "all");
        var statement = NewConsent.of("revoked", scope, "api", Map.of());
        ours.suppress(request.address(), statement, "manual", request.reason(), caller.actor(), List.of());
        var standing = Objects.requireNonNull(ours.suppression(request.address()));
        return new Reply.Created<>(standing.value());
    }

    /** The number, E.164; the scope is all where none is named. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String address,

            @Nullable @Pattern(regexp = "all|marketing") String scope,
            @Nullable @Size(max = 200) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerConsentComponent.factory().create(platform).suppress());
        }
    }
}
