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
 * {@code POST /v1/auth/2fa/setup}: what the authenticator is fed with of somebody who may not enter without one, who
 * shows the challenge that the sign-in, of either realm, answered.
 */
public final class SetUpSecondFactor implements Endpoint<SetUpSecondFactor.Request, Setups.Secret> {
    private final Platform platform;
    private final Setups setups;

    @Inject
    SetUpSecondFactor(Platform platform, Setups setups) {
        this.platform = platform;
        this.setups = setups;
    }

    @Override
    public Setups.Secret handle(Caller caller, Request request) {
        return setups.begin(SetupChallenge.read(platform, request.challenge()));
    }

    /** The challenge. */
    @Json
    @Valid
    public record Request(@NotBlank @Size(max = 200) String challenge) {

        /** Masked: a challenge must not reach a log. */
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
                    DaggerSecondFactorComponent.factory().create(platform).setUpSecondFactor());
        }
    }
}
