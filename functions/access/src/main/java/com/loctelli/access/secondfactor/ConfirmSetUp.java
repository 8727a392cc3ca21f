package com.loctelli.access.secondfactor;

import com.loctelli.access.totp.SetupChallenge;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/auth/2fa/setup/confirm}: switches the second factor on of who shows the challenge; the answer shows
 * the recovery codes, once. Signing in works from then on.
 */
public final class ConfirmSetUp implements Endpoint<ConfirmSetUp.Request, Setups.RecoveryCodes> {
    private final Platform platform;
    private final Setups setups;

    @Inject
    ConfirmSetUp(Platform platform, Setups setups) {
        this.platform = platform;
        this.setups = setups;
    }

    @Override
    public Setups.RecoveryCodes handle(Caller caller, Request request) {
        return setups.confirm(SetupChallenge.read(platform, request.challenge()), request.code());
    }

    /**
     * The challenge and a code.
     *
     * @param code that the authenticator shows
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 200) String challenge,
            @NotBlank @Size(max = 60) String code) {

        /** Masked: a challenge or code must not reach a log. */
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
                    DaggerSecondFactorComponent.factory().create(platform).confirmSetUp());
        }
    }
}
