package com.loctelli.access.secondfactor;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/auth/2fa/confirm}: switches the second factor on; the answer shows the recovery codes, once. */
public final class ConfirmSecondFactor implements Endpoint<ConfirmSecondFactor.Request, Setups.RecoveryCodes> {
    private final Setups setups;

    @Inject
    ConfirmSecondFactor(Setups setups) {
        this.setups = setups;
    }

    @Override
    public Setups.RecoveryCodes handle(Caller caller, Request request) {
        return setups.confirm("user", caller.user().id(), request.code());
    }

    @Override
    public boolean keepsAnswers() {
        return false;
    }

    /**
     * A code.
     *
     * @param code that the authenticator shows
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
                    DaggerSecondFactorComponent.factory().create(platform).confirmSecondFactor());
        }
    }
}
