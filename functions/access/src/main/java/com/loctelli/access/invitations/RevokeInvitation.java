package com.loctelli.access.invitations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/invitations/{id}}: takes an invitation back; who came in by it stays. */
public final class RevokeInvitation implements Endpoint<RevokeInvitation.Request, Reply.NoContent<NoRequest>> {
    private final Invitations invitations;

    @Inject
    RevokeInvitation(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        invitations.revoke(caller.user().tenant(), request.id());
        return new Reply.NoContent<>();
    }

    /** Which invitation. */
    @Json
    @Valid
    public record Request(@Size(min = 1, max = 60) String id) {}

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
                    DaggerInvitationsComponent.factory().create(platform).revokeInvitation());
        }
    }
}
