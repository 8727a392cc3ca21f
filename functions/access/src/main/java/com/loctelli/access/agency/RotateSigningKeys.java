package com.loctelli.access.agency;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/admin/signing-keys/rotate}: makes the next key that access tokens are signed with, before the present
 * one's term is over. Tokens that were signed with the old key hold until they end.
 */
public final class RotateSigningKeys implements Endpoint<NoRequest, RotateSigningKeys.View> {
    private final Platform platform;

    @Inject
    RotateSigningKeys(Platform platform) {
        this.platform = platform;
    }

    @Override
    public View handle(Caller caller, NoRequest request) {
        return new View(platform.signingKeys().rotate());
    }

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
