package com.loctelli.access.secondfactor;

import com.loctelli.access.users.Standing;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code PUT /v1/auth/2fa/policy}: whether nobody of the sub-account enters without a second factor; an owner decides. */
public final class SetPolicy implements Endpoint<SetPolicy.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;

    @Inject
    SetPolicy(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var user = caller.user();
        if (user.role() != Role.OWNER) {
            throw Problem.needing("role:" + Role.OWNER.wire());
        }
        platform.database().commit(Standing.askForSecondFactor(platform, user.tenant(), request.required()));
        return new Reply.NoContent<>();
    }

    /**
     * The rule.
     *
     * @param required who is in without a second factor is asked for one within a quarter of an hour
     */
    @Json
    @Valid
    public record Request(Boolean required) {}

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
                    DaggerSecondFactorComponent.factory().create(platform).setPolicy());
        }
    }
}
