package com.loctelli.access.agency;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/admin/signing-keys/rotate}: makes the next key that access tokens are signed with, before the present
 * one's term is over. Tokens that were signed with the old key hold until they end, unless it leaked: then no token of
 * it holds any more, within five minutes, and everybody's next refresh gives a new one.
 */
public final class RotateSigningKeys implements Endpoint<RotateSigningKeys.Request, RotateSigningKeys.View> {
    private final Platform platform;

    @Inject
    RotateSigningKeys(Platform platform) {
        this.platform = platform;
    }

    @Override
    public View handle(Caller caller, Request request) {
        return new View(platform.signingKeys().rotate(Boolean.TRUE.equals(request.leaked())));
    }

    /**
     * Why.
     *
     * @param leaked whether somebody may have seen the present key, which then ends at once; not where absent
     */
    @Json
    @Valid
    public record Request(@Nullable Boolean leaked) {}

    /**
     * The new key.
     *
     * @param kid its id
     */
    @Json
    public record View(String kid) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAgencyComponent.factory().create(platform).rotateSigningKeys());
        }
    }
}
