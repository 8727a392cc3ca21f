package com.loctelli.access.secondfactor;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/auth/2fa/disable}: switches the second factor off for who shows a code of it. */
public final class DisableSecondFactor implements Endpoint<DisableSecondFactor.Request, Reply.NoContent<NoRequest>> {
    private final Setups setups;

    @Inject
    DisableSecondFactor(Setups setups) {
        this.setups = setups;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        setups.end("user", caller.user().id(), request.code());
        return new Reply.NoContent<>();
    }

    /**
     * A code.
     *
     * @param code that the authenticator shows, or a recovery code
     */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 60) String code) {

        /** Masked: a code must not reach a log. */
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSecondFactorComponent.factory().create(platform).disableSecondFactor());
        }
    }
}
