package com.loctelli.access.invitations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/invitations}: the sub-account's invitations, without their codes. */
public final class ListInvitations implements Endpoint<ListInvitations.Request, Page<InvitationView>> {
    private final Invitations invitations;

    @Inject
    ListInvitations(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public Page<InvitationView> handle(Caller caller, Request request) {
        return invitations.list(caller.tenant(), request.cursor(), Objects.requireNonNullElse(request.limit(), 50));
    }

    /** A page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 2000) String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

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
                    DaggerInvitationsComponent.factory().create(platform).listInvitations());
        }
    }
}
