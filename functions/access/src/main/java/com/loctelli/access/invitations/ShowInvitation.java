package com.loctelli.access.invitations;

import com.loctelli.access.throttle.RateLimit;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/public/invitations/{code}}: what a code invites to, for who has it. */
public final class ShowInvitation implements Endpoint<ShowInvitation.Request, ShowInvitation.View> {
    private static final long MOST_OF_A_SOURCE = 30;

    private final Invitations invitations;
    private final Users users;
    private final RateLimit sources;

    @Inject
    ShowInvitation(Platform platform, Invitations invitations, Users users) {
        this.invitations = invitations;
        this.users = users;
        this.sources = new RateLimit(platform, "invitation", MOST_OF_A_SOURCE);
    }

    @Override
    public View handle(Caller caller, Request request) {
        sources.take(RequestScope.current().sourceIp());
        var found = invitations.open(request.code());
        var by = users.of(found.tenant()).find(found.invitation().invitedBy());
        return new View(
                found.invitation().role(),
                found.invitation().email(),
                found.invitation().expiresAt(),
                by == null ? null : by.name(),
                by == null ? null : by.company());
    }

    /** The code. */
    @Json
    @Valid
    public record Request(@Size(min = 1, max = 60) String code) {

        /** Masked: a code must not reach a log. */
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    /**
     * The invitation as who has the code sees it.
     *
     * @param email the only address that may use it
     * @param invitedBy the name of who invites
     * @param company that one's company
     */
    @Json
    public record View(
            Role role,
            @Nullable String email,
            Instant expiresAt,
            @Nullable String invitedBy,
            @Nullable String company) {}

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
                    DaggerInvitationsComponent.factory().create(platform).showInvitation());
        }
    }
}
